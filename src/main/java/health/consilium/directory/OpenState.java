package health.consilium.directory;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a place is open at a moment, and what changes next.
 *
 * @param now whether it is open
 * @param until when it closes, while it is open; absent when it does not within a year
 * @param nextOpensAt when it opens next, after closing if it is open; absent when it does not
 *     within a year
 */
public record OpenState(boolean now, @Nullable Instant until, @Nullable Instant nextOpensAt) {

  /** When it stops being so; empty when it does not within a year. */
  public Optional<Instant> changesAt() {
    return Optional.ofNullable(now ? until : nextOpensAt);
  }
}
