package health.consilium.discussion;

import com.fasterxml.jackson.annotation.JsonProperty;
import health.consilium.access.Deed;
import java.util.UUID;

/** What a moderator makes of a post that was held or reported. */
public enum Decision {
  /** Everybody reads it. */
  @JsonProperty("release")
  RELEASE(PostState.SHOWN, Deed.Action.RELEASE),
  /** Its author and the moderators read it. */
  @JsonProperty("reject")
  REJECT(PostState.REJECTED, Deed.Action.REJECT);

  private final PostState state;
  private final Deed.Action action;

  Decision(PostState state, Deed.Action action) {
    this.state = state;
    this.action = action;
  }

  PostState state() {
    return state;
  }

  Deed of(UUID post) {
    return new Deed(action, Posts.POST, post, null);
  }
}
