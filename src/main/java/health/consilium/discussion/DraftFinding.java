package health.consilium.discussion;

import health.consilium.platform.text.Finding;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What could identify somebody, by its place: never the text itself.
 *
 * @param rule which kind of thing it looks like
 * @param offset where it begins, in UTF-16 code units from 0
 * @param length how far it reaches, in the same units
 * @param severity block: refused; hold: a moderator sees it first; mask: replaced
 */
public record DraftFinding(
    @Schema(examples = "PHONE") String rule,
    int offset,
    int length,
    @Schema(enumeration = {"block", "hold", "mask"}) String severity) {

  static DraftFinding of(Finding finding) {
    return new DraftFinding(
        finding.rule(),
        finding.offset(),
        finding.length(),
        finding.action().name().toLowerCase(Locale.ROOT));
  }
}
