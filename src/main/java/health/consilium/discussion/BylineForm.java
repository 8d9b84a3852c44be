package health.consilium.discussion;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Under what a post stands. */
public enum BylineForm {
  /** The author's name and credentials, as the network confirmed them. */
  @JsonProperty("name")
  NAME,
  /** The author's clinic alone. */
  @JsonProperty("clinic")
  CLINIC
}
