package health.consilium.discussion;

import health.consilium.platform.problem.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a post is to say from now on.
 *
 * @param title of the discussion, 1 to 200 characters; belongs to the post that opens it, and to no
 *     other
 * @param text Markdown, 1 to 10,000 characters
 */
public record PostEdit(
    @Schema(examples = "Dissociation in the second half of the infusion") @Nullable String title,
    @Schema(examples = "We saw the same, and slowed the infusion to 60 minutes.") String text) {
  public PostEdit {
    if (title != null) {
      Lengths.check("title", title, Lengths.TITLE);
    }
    Lengths.check("text", text, Lengths.TEXT);
  }

  /**
   * @throws Refusal 422 when the post opens a discussion and would have no title, or the other way
   */
  void requireFor(Post post) {
    boolean opens = post.id().equals(post.discussion());
    if (opens != (title != null)) {
      throw Refusal.unprocessable("/title", "belongs to the post that opens a discussion");
    }
  }
}
