package health.consilium.discussion;

import health.consilium.platform.problem.Refusal;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a post is to say from now on.
 *
 * @param title of the discussion, 1 to 200 characters in one line; belongs to the post that opens
 *     it, and to no other
 * @param text Markdown, 1 to 10,000 characters
 * @param conflicts the opener's conflicts of interest, 1 to 1,000 characters; belongs to the post
 *     that opens a discussion, and stays as it is where it is absent
 * @param caseSeries belongs to the post that opens a case series, and stays likewise
 */
public record PostEdit(
    @Schema(examples = "Dissociation in the second half of the infusion") @Nullable String title,
    @Schema(examples = "We saw the same, and slowed the infusion to 60 minutes.") String text,
    @Schema(examples = "None.") @Nullable String conflicts,
    @Nullable CaseSeries caseSeries) {
  public PostEdit {
    if (title != null) {
      Lengths.checkLine("title", title, Lengths.TITLE);
    }
    Lengths.check("text", text, Lengths.TEXT);
    if (conflicts != null) {
      Lengths.check("conflicts", conflicts, Lengths.CONFLICTS);
    }
  }

  /**
   * @throws Refusal 422 when the post opens a discussion and would have no title, or the other way,
   *     or would have statements that are not its own
   */
  void requireFor(Standing standing) {
    boolean opens = standing.wording().title() != null;
    if (opens != (title != null)) {
      throw Refusal.unprocessable(
          "/title",
          opens
              ? "must be there: this opens a discussion"
              : "belongs to the post that opens a discussion");
    }
    if (conflicts != null && !opens) {
      throw Refusal.unprocessable("/conflicts", "belongs to the post that opens a discussion");
    }
    if (caseSeries != null && standing.wording().caseSeries() == null) {
      throw Refusal.unprocessable("/caseSeries", "belongs to the post that opens a case series");
    }
  }

  /** What nobody else has read yet and the edit leaves as it is: the opener's conflicts. */
  Optional<String> leaves(Standing standing) {
    return conflicts == null && standing.post().state() == PostState.HELD
        ? Optional.ofNullable(standing.wording().conflicts())
        : Optional.empty();
  }

  /** What the post would say, as the screening lets it: what is absent stays as it was. */
  Wording wording(Screened screened, Wording before) {
    return new Wording(
        screened.texts().get("title"),
        screened.text("text"),
        screened.texts().getOrDefault("conflicts", before.conflicts()),
        caseSeries == null ? before.caseSeries() : caseSeries);
  }
}
