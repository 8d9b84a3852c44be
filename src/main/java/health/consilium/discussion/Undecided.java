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
 * both. Each is decided of by the tag of its own version, which need not be the post's ETag.
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
   * @throws Refusal 409 when nothing waits, perhaps no longer; 412 unless one of both is named,
   *     such as by an asterisk where both wait; 428
   */
  Optional<WaitingEdit> meant(IfMatch ifMatch) {
    requireWaiting();
    ifMatch.requireTold();
    var edit = edit().filter(waiting -> ifMatch.names(waiting.version()));
    boolean text = isTextWaiting() && ifMatch.names(post.version());
    if (text == edit.isPresent()) {
      throw new Refusal(
          ProblemCode.PRECONDITION_FAILED,
          "If-Match must name one text that waits, as you read it. Now: " + tags());
    }
    return edit;
  }

  private void requireWaiting() {
    if (post.state() == PostState.RETRACTED) {
      throw new Refusal(ProblemCode.CONFLICT, "Its author has taken it back.");
    }
    if (!isTextWaiting() && edit().isEmpty()) {
      throw new Refusal(
          ProblemCode.CONFLICT,
          "It waits for nobody: another moderator may have decided. Now: " + post.state().stored());
    }
  }

  private boolean isTextWaiting() {
    return post.state() == PostState.HELD || reported;
  }

  private Optional<WaitingEdit> edit() {
    return Optional.ofNullable(post.edit()).filter(edit -> edit.state() == PostState.HELD);
  }

  private String tags() {
    return Stream.concat(
            Optional.ofNullable(textTag()).map(tag -> tag + " for the post").stream(),
            Optional.ofNullable(editTag()).map(tag -> tag + " for the edit").stream())
        .collect(Collectors.joining(", "));
  }
}
