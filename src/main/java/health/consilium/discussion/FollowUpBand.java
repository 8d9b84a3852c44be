package health.consilium.discussion;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How long after the first dose the patients of a case series were followed. */
public enum FollowUpBand {
  @JsonProperty("day")
  A_DAY,
  @JsonProperty("week")
  A_WEEK,
  @JsonProperty("month")
  A_MONTH,
  @JsonProperty("longer")
  LONGER
}
