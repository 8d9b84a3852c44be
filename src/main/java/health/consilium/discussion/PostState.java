package health.consilium.discussion;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.platform.json.WireNames;

/** Who may read what a post says. Where others could read it once, they see that it is there. */
public enum PostState {
  /** Its author and the moderators, until one of them decides. */
  @JsonProperty("held")
  HELD,
  /** Everybody in the network. */
  @JsonProperty("shown")
  SHOWN,
  /** Its author and the moderators: one of them decided against it. */
  @JsonProperty("rejected")
  REJECTED,
  /** Nobody: its author took it back. */
  @JsonProperty("retracted")
  RETRACTED;

  String stored() {
    return WireNames.of(this);
  }

  static PostState of(String stored) {
    return WireNames.find(PostState.class, stored).orElseThrow();
  }
}
