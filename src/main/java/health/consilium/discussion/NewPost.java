package health.consilium.discussion;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A post that is to be added to a discussion.
 *
 * @param text Markdown, 1 to 10,000 characters
 * @param byline under what it is to stand
 * @param quotes a post of the same discussion that it answers
 */
public record NewPost(
    @Schema(examples = "We saw the same, and slowed the infusion.") String text,
    BylineForm byline,
    @Nullable UUID quotes) {
  public NewPost {
    Lengths.check("text", text, Lengths.TEXT);
  }
}
