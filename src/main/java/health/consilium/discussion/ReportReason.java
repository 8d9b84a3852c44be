package health.consilium.discussion;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a reader thinks that a moderator should see a post. */
public enum ReportReason {
  /** Somebody could be recognised. */
  @JsonProperty("identifying")
  IDENTIFYING,
  /** Whoever follows it could harm somebody. */
  @JsonProperty("unsafe")
  UNSAFE,
  /** An interest that is not told. */
  @JsonProperty("undisclosed-interest")
  UNDISCLOSED_INTEREST,
  @JsonProperty("abusive")
  ABUSIVE,
  @JsonProperty("off-topic")
  OFF_TOPIC
}
