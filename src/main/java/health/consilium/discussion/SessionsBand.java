package health.consilium.discussion;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many sessions each patient of a case series had. */
public enum SessionsBand {
  @JsonProperty("1")
  ONE,
  @JsonProperty("2-3")
  FROM_2_TO_3,
  @JsonProperty("4-8")
  FROM_4_TO_8,
  @JsonProperty("9+")
  FROM_9
}
