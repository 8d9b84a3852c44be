package health.consilium.discussion;

import health.consilium.platform.text.Action;
import health.consilium.platform.text.Finding;
import health.consilium.platform.text.Screening;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the screening finds in a text as it was sent, and in what readers see of it: Markdown can
 * hide from one what the other shows (docs/decisions/0172).
 *
 * @param masked the text with what is to be masked left out: the one that is read again, rendered
 * @param findings those of the text, from left to right, then those of what readers see alone
 */
record TwiceRead(String masked, List<DraftFinding> findings) {

  static TwiceRead of(String text, Screening screening) {
    var sent = screening.findings(text);
    String masked = screening.masked(text, sent);
    String seen = Markup.text(masked);
    var told = new HashSet<String>();
    sent.forEach(finding -> told.add(wording(finding, text)));
    // most texts are shown as they were sent, and are not screened twice
    var rendered =
        seen.strip().equals(text.strip()) ? List.<Finding>of() : screening.findings(seen);
    return new TwiceRead(
        masked,
        Stream.concat(
                sent.stream().map(DraftFinding::of),
                rendered.stream()
                    .filter(finding -> isNew(finding, seen, told))
                    .map(finding -> placed(finding, seen, text)))
            .toList());
  }

  boolean isHeld() {
    return findings.stream().anyMatch(finding -> finding.does(Action.HOLD));
  }

  /** What is masked is no more in what is seen, so what would be to mask there is always new. */
  private static boolean isNew(Finding finding, String seen, Set<String> told) {
    return finding.action() == Action.MASK || !told.contains(wording(finding, seen));
  }

  /**
   * In the text as it was sent where that has it word for word, else in what readers see. What is
   * to mask there is hidden in the text, which at most has the same words elsewhere.
   */
  private static DraftFinding placed(Finding finding, String seen, String text) {
    int at = finding.action() == Action.MASK ? -1 : text.indexOf(words(finding, seen));
    return at < 0
        ? DraftFinding.rendered(finding)
        : DraftFinding.of(new Finding(finding.rule(), at, finding.length(), finding.action()));
  }

  /** Nothing can be masked where only the rendering has it. */
  static Action held(Finding finding) {
    return finding.action() == Action.MASK ? Action.HOLD : finding.action();
  }

  /** By which rule what was found, whatever signs stand between. */
  private static String wording(Finding finding, String text) {
    return finding.rule() + " " + words(finding, text).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static String words(Finding finding, String text) {
    return text.substring(finding.offset(), finding.offset() + finding.length());
  }
}
