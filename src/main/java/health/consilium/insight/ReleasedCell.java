package health.consilium.insight;

import health.consilium.insight.disclosure.Reason;
import health.consilium.insight.disclosure.Shown;
import org.jspecify.annotations.Nullable;

/**
 * What a release tells of a group of patients: either their rounded counts, or why it does not.
 *
 * @param shown absent where it is hidden
 * @param hidden absent where it is shown
 */
public record ReleasedCell(@Nullable Counts shown, @Nullable Hidden hidden) {
  /**
   * Rounded counts, and what follows from those.
   *
   * @param evaluable patients who could be judged, to the nearest 5; each counts once
   * @param responders of them, by the instrument's rule, to the nearest 5
   * @param percent of responders, whole
   * @param interval of it, computed from the rounded counts
   * @param since number of the release in which they were computed: counts are renewed when enough
   *     patients have come
   */
  public record Counts(
      int evaluable, int responders, int percent, WholeInterval interval, int since) {}

  /**
   * Why nothing is told.
   *
   * @param reason the rule that hides it
   * @param explanation the same in a sentence
   */
  public record Hidden(Reason reason, String explanation) {}

  static ReleasedCell shown(Shown counts, int since) {
    var proportion = new Proportion(counts.responders(), counts.evaluable());
    var wilson = proportion.wilson();
    var interval =
        new WholeInterval(
            Rounding.percent(wilson.low()),
            Rounding.percent(wilson.high()),
            Normal.LEVEL,
            "wilson");
    return new ReleasedCell(
        new Counts(counts.evaluable(), counts.responders(), proportion.percent(), interval, since),
        null);
  }

  static ReleasedCell hidden(Reason reason) {
    return new ReleasedCell(null, explained(reason));
  }

  static Hidden explained(Reason reason) {
    return new Hidden(reason, explanation(reason));
  }

  private static String explanation(Reason reason) {
    return switch (reason) {
      case MIN_PATIENTS ->
          "Fewer than 11 patients, or fewer than 11 of one outcome, once any one clinic's are taken"
              + " away.";
      case MIN_CLINICS -> "Patients of fewer than 3 clinics.";
      case DOMINANCE -> "One clinic has more than 60 % of the patients.";
      case COMPLEMENTARY -> "Another cell that must stay hidden could be computed from it.";
      case DELTA -> "Too few patients have come since it could not be shown.";
    };
  }
}
