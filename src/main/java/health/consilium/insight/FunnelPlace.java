package health.consilium.insight;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a count lies among those that chance alone would bring about. */
public enum FunnelPlace {
  @JsonProperty("far-below")
  FAR_BELOW,
  @JsonProperty("below")
  BELOW,
  @JsonProperty("within")
  WITHIN,
  @JsonProperty("above")
  ABOVE,
  @JsonProperty("far-above")
  FAR_ABOVE
}
