package health.consilium.discussion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a moderator decides of a post.
 *
 * @param reason for its author, 1 to 500 characters
 */
public record NewRuling(
    Decision decision, @Schema(examples = "The ward could be recognised.") String reason) {
  public NewRuling {
    Lengths.check("reason", reason, Lengths.REASON);
  }
}
