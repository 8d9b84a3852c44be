package health.consilium.discussion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a post, or the edit beside it, is to become.
 *
 * @param version one more than any before, of the post or an edit
 * @param editedAt when its author last wrote it anew
 * @param ruling what was decided of that text
 * @param at when it becomes so
 */
record PostChange(
    int version,
    PostState state,
    Wording wording,
    @Nullable Instant editedAt,
    @Nullable Ruling ruling,
    Instant at) {

  /**
   * Its author writes it anew. What was rejected a moderator must see, and so what was edited while
   * it waits: otherwise a second edit would get past the first one's judge.
   */
  static PostChange edit(Standing before, Wording wanted, PostState screened, Instant at) {
    var post = before.post();
    boolean isWaiting = post.state() == PostState.HELD && post.editedAt() != null;
    boolean isToBeSeen = isWaiting || post.state() == PostState.REJECTED || before.keeps(screened);
    var state = isToBeSeen ? PostState.HELD : screened;
    return new PostChange(before.nextVersion(), state, wanted, at, null, at);
  }

  /** Its author takes it back. */
  static PostChange retraction(Standing before, Instant at) {
    return new PostChange(
        before.nextVersion(),
        PostState.RETRACTED,
        Wording.NONE,
        before.post().editedAt(),
        null,
        at);
  }

  /** A moderator has decided of what is read, or would be. */
  static PostChange decision(Standing before, Ruling ruling) {
    return decision(before, before.wording(), before.post().editedAt(), ruling);
  }

  /** A moderator has decided of the edit beside it. */
  static PostChange decision(Standing before, WaitingEdit edit, Ruling ruling) {
    return decision(before, Wording.of(edit), edit.editedAt(), ruling);
  }

  private static PostChange decision(
      Standing before, Wording wording, @Nullable Instant editedAt, Ruling ruling) {
    return new PostChange(
        before.nextVersion(), ruling.decision().state(), wording, editedAt, ruling, ruling.at());
  }
}
