package health.consilium.discussion;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of thing a discussion is about. */
public enum AnchorKind {
  /** A term for an adverse event. */
  @JsonProperty("adverse-event")
  ADVERSE_EVENT,
  /** A treatment protocol that courses may name. */
  @JsonProperty("protocol")
  PROTOCOL,
  /** An observation of the opener's own clinic. */
  @JsonProperty("observation")
  OBSERVATION,
  /** A cell of the menu of the network's releases. */
  @JsonProperty("released-cell")
  RELEASED_CELL
}
