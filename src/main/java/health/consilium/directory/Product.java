package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which substance a service gives; esketamine needs the certification of the FDA's REMS. */
public enum Product {
  @JsonProperty("racemic-ketamine")
  RACEMIC_KETAMINE,
  @JsonProperty("esketamine")
  ESKETAMINE
}
