package health.consilium.discussion;

import health.consilium.platform.text.Action;
import health.consilium.platform.text.Finding;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What could identify somebody, by its place: never the text itself.
 *
 * @param rule which kind of thing it looks like
 * @param offset where it begins, in UTF-16 code units from 0
 * @param length how far it reaches, in the same units
 * @param severity block: refused; hold: a moderator sees it first; mask: replaced
 * @param rendered true where only readers would see it so, and the place is in the text as they
 *     would: without the signs of Markdown, and with each link's target behind it; absent where the
 *     place is in the text as it was sent
 */
public record DraftFinding(
    @Schema(examples = "PHONE") String rule,
    int offset,
    int length,
    @Schema(enumeration = {"block", "hold", "mask"}) String severity,
    @Nullable Boolean rendered) {

  static DraftFinding of(Finding finding) {
    return new DraftFinding(
        finding.rule(), finding.offset(), finding.length(), severity(finding.action()), null);
  }

  /** One of which the text as it was sent has nothing. */
  static DraftFinding rendered(Finding finding) {
    return new DraftFinding(
        finding.rule(),
        finding.offset(),
        finding.length(),
        severity(TwiceRead.held(finding)),
        true);
  }

  boolean does(Action action) {
    return severity.equals(severity(action));
  }

  private static String severity(Action action) {
    return action.name().toLowerCase(Locale.ROOT);
  }
}
