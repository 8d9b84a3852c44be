package health.consilium.platform.http;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a request is to be carried out that is wrong in places (RFC 7240, section 4.4). */
public enum Handling {
  /** Not at all. */
  @JsonProperty("strict")
  STRICT,
  /** As far as it is right. */
  @JsonProperty("lenient")
  LENIENT
}
