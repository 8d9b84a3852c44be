package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a report that something is wrong. */
public enum CorrectionStatus {
  /** Nobody has judged it yet. */
  @JsonProperty("open")
  OPEN,
  /** It is right: the resource has to be verified again. */
  @JsonProperty("accepted")
  ACCEPTED,
  /** It is wrong: the resource stands as it did. */
  @JsonProperty("rejected")
  REJECTED,
  /** The resource was deleted before anybody had judged. */
  @JsonProperty("obsolete")
  OBSOLETE
}
