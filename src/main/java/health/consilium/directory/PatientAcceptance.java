package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whom a location takes, in the codes of Plan-Net's accepting-patients. */
public enum PatientAcceptance {
  @JsonProperty("newpt")
  NEW_PATIENTS,
  @JsonProperty("nopt")
  NO_PATIENTS,
  @JsonProperty("existptonly")
  EXISTING_ONLY,
  @JsonProperty("existptfam")
  EXISTING_AND_FAMILY
}
