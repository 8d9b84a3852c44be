package health.consilium.insight;

import health.consilium.insight.disclosure.Shown;
import health.consilium.insight.disclosure.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * To how many of a group of patients an adverse event happened: either rounded counts, or why they
 * are not told.
 *
 * @param shown absent where it is hidden
 * @param hidden absent where it is shown
 */
public record ReleasedEvents(@Nullable EventCounts shown, ReleasedCell.@Nullable Hidden hidden) {
  /**
   * Rounded counts, and what follows from those.
   *
   * @param patients to the nearest 5; each counts once
   * @param withEvent of them, to the nearest 5
   * @param percent with an event, whole
   * @param interval of it, computed from the rounded counts
   * @param since number of the release in which they were computed: counts are renewed when enough
   *     patients have come
   */
  public record EventCounts(
      int patients, int withEvent, int percent, WholeInterval interval, int since) {}

  static ReleasedEvents shown(Shown counts, int since) {
    var proportion = new Proportion(counts.responders(), counts.evaluable());
    var exact = proportion.clopperPearson();
    return new ReleasedEvents(
        new EventCounts(
            counts.evaluable(),
            counts.responders(),
            proportion.percent(),
            new WholeInterval(
                Rounding.percent(exact.low()),
                Rounding.percent(exact.high()),
                Normal.LEVEL,
                "clopper-pearson"),
            since),
        null);
  }

  static ReleasedEvents of(ReleaseReading.Found found) {
    return switch (found.verdict()) {
      case Verdict.Fresh(var value) -> shown(value, found.since());
      case Verdict.Standing(var value) -> shown(value, found.since());
      case Verdict.Hidden(var reason) -> new ReleasedEvents(null, ReleasedCell.explained(reason));
    };
  }
}
