package health.consilium.discussion;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator is to judge in a text that is held, by its place: never the text itself.
 *
 * @param member title, text or conflicts: in which of them it stands
 * @param rule which kind of thing it looks like
 * @param offset where it begins, in UTF-16 code units from 0
 * @param length how far it reaches, in the same units
 * @param rendered true where only readers would see it so, and the place is in the text as they
 *     would; absent where the place is in the text as it was written
 */
public record HeldFinding(
    @Schema(examples = "text") String member,
    @Schema(examples = "NAME_TITLE") String rule,
    int offset,
    int length,
    @Nullable Boolean rendered) {

  static HeldFinding of(String member, DraftFinding finding) {
    return new HeldFinding(
        member, finding.rule(), finding.offset(), finding.length(), finding.rendered());
  }
}
