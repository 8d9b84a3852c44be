package health.consilium.discussion;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a post is to become.
 *
 * @param title of the discussion that it opens
 * @param body absent once it is retracted
 * @param editedAt when its author last wrote it anew
 * @param ruling what was decided of that text
 * @param at when it becomes so
 */
record PostChange(
    PostState state,
    @Nullable String title,
    @Nullable String body,
    @Nullable Instant editedAt,
    @Nullable Ruling ruling,
    Instant at) {

  /**
   * Its author writes it anew. What was rejected a moderator must see, and so what was edited while
   * it waits: otherwise a second edit would get past the first one's judge.
   */
  static PostChange edit(Post before, Screened wanted, Instant at) {
    boolean isWaiting = before.state() == PostState.HELD && before.editedAt() != null;
    boolean isToBeSeen = isWaiting || before.state() == PostState.REJECTED;
    var state = isToBeSeen ? PostState.HELD : wanted.state();
    return new PostChange(state, wanted.texts().get("title"), wanted.text("text"), at, null, at);
  }

  /** Its author takes it back. */
  static PostChange retraction(Post before, Instant at) {
    return new PostChange(PostState.RETRACTED, null, null, before.editedAt(), null, at);
  }

  /** A moderator has decided. */
  static PostChange decision(Post before, Ruling ruling) {
    return new PostChange(
        ruling.decision().state(),
        before.title(),
        before.text(),
        before.editedAt(),
        ruling,
        ruling.at());
  }

  /** Whether it would say what the post says already. */
  boolean says(Post post) {
    return Objects.equals(title, post.title()) && Objects.equals(body, post.text());
  }
}
