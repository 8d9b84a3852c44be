package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way a patient's scores go when he does worse. */
public enum Direction {
  @JsonProperty("higher-is-worse")
  HIGHER_IS_WORSE,
  @JsonProperty("higher-is-better")
  HIGHER_IS_BETTER
}
