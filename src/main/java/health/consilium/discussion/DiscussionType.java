package health.consilium.discussion;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a discussion is for. */
public enum DiscussionType {
  @JsonProperty("question")
  QUESTION,
  /** What happened to several patients, told in structure. */
  @JsonProperty("case-series")
  CASE_SERIES,
  @JsonProperty("safety-signal")
  SAFETY_SIGNAL,
  @JsonProperty("protocol")
  PROTOCOL
}
