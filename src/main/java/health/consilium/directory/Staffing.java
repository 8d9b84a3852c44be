package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who is there while a patient is treated. */
public enum Staffing {
  @JsonProperty("physician")
  PHYSICIAN,
  @JsonProperty("anesthesiologist")
  ANESTHESIOLOGIST,
  @JsonProperty("psychiatrist")
  PSYCHIATRIST,
  @JsonProperty("crna")
  NURSE_ANESTHETIST,
  @JsonProperty("np-pa")
  NURSE_PRACTITIONER_OR_PHYSICIAN_ASSISTANT,
  @JsonProperty("nurse")
  NURSE,
  @JsonProperty("psychotherapist")
  PSYCHOTHERAPIST
}
