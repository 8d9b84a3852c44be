package health.consilium.discussion;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread, and the post that opens it.
 *
 * @param anchor what it is about
 * @param conflicts the opener's statement of conflicts of interest
 * @param caseSeries what a discussion of that type is about, in numbers
 * @param posts how many posts of it everybody may read, the opening one too
 * @param createdAt when it was opened
 * @param opening the post that opens it
 */
public record Discussion(
    UUID id,
    int version,
    DiscussionType type,
    Anchor anchor,
    String conflicts,
    @Nullable CaseSeries caseSeries,
    int posts,
    Instant createdAt,
    Post opening)
    implements Versioned {

  /** Each post makes another one of it. */
  @Override
  public String tag(LocalDate day) {
    return version + "." + posts;
  }
}
