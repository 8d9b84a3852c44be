package health.consilium.discussion;

import health.consilium.platform.problem.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A discussion that is to be opened.
 *
 * @param title 1 to 200 characters in one line
 * @param text Markdown, 1 to 10,000 characters
 * @param conflicts the opener's conflicts of interest, or that there are none: 1 to 1,000
 *     characters
 * @param anchor what it is about
 * @param byline under what it is to stand
 * @param caseSeries belongs to the type case-series, and to no other
 */
public record NewDiscussion(
    DiscussionType type,
    @Schema(examples = "Dissociation in the second half of the infusion") String title,
    @Schema(examples = "Has anybody **slowed** the infusion for it?") String text,
    @Schema(examples = "None.") String conflicts,
    NewAnchor anchor,
    BylineForm byline,
    @Nullable CaseSeries caseSeries) {
  public NewDiscussion {
    Lengths.checkLine("title", title, Lengths.TITLE);
    Lengths.check("text", text, Lengths.TEXT);
    Lengths.check("conflicts", conflicts, Lengths.CONFLICTS);
    if ((type == DiscussionType.CASE_SERIES) != (caseSeries != null)) {
      throw new Refusal.Invalid(
          "caseSeries", "is given with the type case-series, and with no other");
    }
  }
}
