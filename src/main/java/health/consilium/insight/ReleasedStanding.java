package health.consilium.insight;

import health.consilium.insight.disclosure.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Where the caller's clinic stands among the others: either its quarter, or why that is not told.
 *
 * @param shown absent where it is hidden
 * @param hidden absent where it is shown
 */
public record ReleasedStanding(@Nullable Quarter shown, ReleasedCell.@Nullable Hidden hidden) {
  /**
   * A quarter, without where it begins or ends.
   *
   * @param quarter 1, where three quarters of the others have a higher share of responders, to 4,
   *     where three quarters have a lower one; others with the same share count half on either side
   * @param clinics with how many others the clinic was compared, to the nearest 5: those with at
   *     least 11 patients who could be judged
   * @param since number of the release in which it was computed: with the count of all patients
   */
  public record Quarter(int quarter, int clinics, int since) {}

  static ReleasedStanding shown(int quarter, int clinics, int since) {
    return new ReleasedStanding(new Quarter(quarter, clinics, since), null);
  }

  /** Hidden for what the clinic, or the others, are. */
  static ReleasedStanding hidden(Reason reason) {
    String explanation =
        reason == Reason.MIN_CLINICS
            ? "Fewer than 8 other clinics have 11 patients who could be judged."
            : "Fewer than 11 patients of the clinic could be judged, or all or none responded.";
    return new ReleasedStanding(null, new ReleasedCell.Hidden(reason, explanation));
  }

  /** Hidden like the count of all patients. */
  static ReleasedStanding behind(Reason reason) {
    return new ReleasedStanding(null, ReleasedCell.explained(reason));
  }
}
