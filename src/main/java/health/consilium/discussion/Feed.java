package health.consilium.discussion;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's key to a feed of what is new.
 *
 * @param expiresAt until when it opens the feed: 90 days
 * @param token what opens it, in the one answer that tells it: it is stored nowhere. A repeated
 *     request does not tell it again.
 */
public record Feed(UUID id, Instant createdAt, Instant expiresAt, @Nullable String token)
    implements Versioned {

  @Override
  public int version() {
    return 1;
  }

  /** As it is kept. */
  Feed untold() {
    return new Feed(id, createdAt, expiresAt, null);
  }

  /** Without the token, since this may reach a log. */
  @Override
  public String toString() {
    return "Feed[" + id + "]";
  }
}
