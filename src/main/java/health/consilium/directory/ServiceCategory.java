package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What sort of care a service is, as Plan-Net's category; those of its codes that ketamine care
 * has.
 */
public enum ServiceCategory {
  @JsonProperty("behav")
  BEHAVIORAL_HEALTH,
  @JsonProperty("outpat")
  OUTPATIENT,
  @JsonProperty("group")
  MEDICAL_GROUP,
  @JsonProperty("prov")
  MEDICAL_PROVIDER,
  @JsonProperty("hosp")
  HOSPITAL,
  @JsonProperty("home")
  HOME_HEALTH,
  @JsonProperty("pharm")
  PHARMACY,
  @JsonProperty("other")
  OTHER
}
