package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What somebody found to be wrong. */
public enum CorrectionReason {
  /** It is there no longer. */
  @JsonProperty("closed")
  CLOSED,
  /** It is somewhere else. */
  @JsonProperty("moved")
  MOVED,
  /** Nobody answers as it says: a telephone number, a website. */
  @JsonProperty("unreachable")
  UNREACHABLE,
  /** It takes patients otherwise than it says. */
  @JsonProperty("wrong-acceptance")
  WRONG_ACCEPTANCE,
  @JsonProperty("wrong-hours")
  WRONG_HOURS,
  /** It offers something else, or nothing of it. */
  @JsonProperty("wrong-service")
  WRONG_SERVICE,
  /** It is not in a plan that it names, or takes payment otherwise. */
  @JsonProperty("wrong-plan")
  WRONG_PLAN,
  @JsonProperty("wrong-credential")
  WRONG_CREDENTIAL,
  /** Another resource stands for the same. */
  @JsonProperty("duplicate")
  DUPLICATE,
  @JsonProperty("other")
  OTHER
}
