package health.consilium.discussion;

import health.consilium.platform.http.IfMatch;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a post waits for a moderator: the text that is read, or would be, the edit beside it, or
 * both. Each is decided of by the tag of its own version, which need not be the post's ETag. Where
 * nothing waits, a moderator may still decide otherwise than it stands.
 *
 * @param reported whether a reader has reported it since a moderator last decided
 */
record Undecided(Post post, boolean reported) {

  /** The text's tag, if it waits. */
  @Nullable String textTag() {
    return isTextWaiting() ? IfMatch.tag(post.version()) : null;
  }

  /** The edit's tag, if it waits. */
  @Nullable String editTag() {
    return edit().map(edit -> IfMatch.tag(edit.version())).orElse(null);
  }

  /**
   * The edit, if that is meant; none where the text is.
   *
   * @throws Refusal 409 when its author took it back, or nothing waits and it stands so already;
   *     412 unless one of both is named, such as by an asterisk where both wait; 428
   */
  Optional<WaitingEdit> meant(Decision wanted, IfMatch ifMatch) {
    requireOpen(wanted);
    ifMatch.requireTold();
    var edit = edit().filter(waiting -> ifMatch.names(waiting.version()));
    boolean text = isTextOpen() && ifMatch.names(post.version());
    if (text == edit.isPresent()) {
      throw new Refusal(
          ProblemCode.PRECONDITION_FAILED,
          "If-Match must name one text, as you read it. Now: " + tags());
    }
    return edit;
  }

  private void requireOpen(Decision wanted) {
    if (post.state() == PostState.RETRACTED) {
      throw new Refusal(ProblemCode.CONFLICT, "Its author has taken it back.");
    }
    if (!isTextWaiting() && edit().isEmpty() && post.state() == wanted.state()) {
      throw new Refusal(
          ProblemCode.CONFLICT,
          "It is so already: another moderator may have decided. Now: " + post.state().stored());
    }
  }

  private boolean isTextWaiting() {
    return post.state() == PostState.HELD || reported;
  }

  /** An edit that waits comes first. */
  private boolean isTextOpen() {
    return isTextWaiting() || edit().isEmpty();
  }

  private Optional<WaitingEdit> edit() {
    return Optional.ofNullable(post.edit()).filter(edit -> edit.state() == PostState.HELD);
  }

  private String tags() {
    String text = IfMatch.tag(post.version()) + " for the post";
    return Stream.concat(
            isTextOpen() ? Stream.of(text) : Stream.of(),
            Optional.ofNullable(editTag()).map(tag -> tag + " for the edit").stream())
        .collect(Collectors.joining(", "));
  }
}
