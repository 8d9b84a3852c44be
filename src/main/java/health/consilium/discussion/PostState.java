package health.consilium.discussion;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.platform.json.WireNames;

/** Who may read a post. */
public enum PostState {
  /** Its author and the moderators, until one of them decides. */
  @JsonProperty("held")
  HELD,
  /** Everybody in the network. */
  @JsonProperty("shown")
  SHOWN;

  String stored() {
    return WireNames.of(this);
  }

  static PostState of(String stored) {
    return WireNames.find(PostState.class, stored).orElseThrow();
  }
}
