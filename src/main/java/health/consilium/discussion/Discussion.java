package health.consilium.discussion;

import health.consilium.insight.ReleasedResponse;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A thread, and the post that opens it.
 *
 * @param anchor what it is about
 * @param released what the latest release tells of the anchor's cell, or why it does not any more;
 *     absent in a listing, for other anchors, and for whoever may not read insights
 * @param conflicts the opener's statement of conflicts of interest; absent, as the case series,
 *     where the reader may not read the post that opens it
 * @param caseSeries what a discussion of that type is about, in numbers
 * @param posts how many posts of it everybody may read, the opening one too
 * @param createdAt when it was opened
 * @param followed whether the reader follows it
 * @param lock why nothing may be added; absent while something may
 * @param opening the post that opens it
 */
public record Discussion(
    UUID id,
    int version,
    DiscussionType type,
    Anchor anchor,
    @Nullable ReleasedResponse released,
    @Nullable String conflicts,
    @Nullable CaseSeries caseSeries,
    int posts,
    Instant createdAt,
    boolean followed,
    @Nullable Sanction lock,
    Post opening)
    implements Shown {

  @Override
  public int latest() {
    return opening.latest();
  }

  /** The same beside what was released of its anchor. */
  Discussion beside(@Nullable ReleasedResponse told) {
    return new Discussion(
        id,
        version,
        type,
        anchor,
        told,
        conflicts,
        caseSeries,
        posts,
        createdAt,
        followed,
        lock,
        opening);
  }

  /**
   * Whether posts may be added.
   *
   * @throws Refusal 409 when it is locked, or its opening not shown
   */
  void requireOpen() {
    requireUnlocked();
    if (opening.state() != PostState.SHOWN) {
      throw new Refusal(
          ProblemCode.CONFLICT,
          "It goes on while its opening is shown. Now: " + opening.state().stored());
    }
  }

  /**
   * Whether posts may be edited.
   *
   * @throws Refusal 409 when it is locked
   */
  void requireUnlocked() {
    if (lock != null) {
      throw new Refusal(ProblemCode.CONFLICT, "A moderator has locked it: " + lock.reason());
    }
  }
}
