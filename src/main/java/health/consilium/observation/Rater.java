package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who fills an instrument in. */
public enum Rater {
  @JsonProperty("clinician")
  CLINICIAN,
  @JsonProperty("self")
  SELF
}
