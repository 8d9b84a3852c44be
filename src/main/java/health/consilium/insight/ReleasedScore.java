package health.consilium.insight;

import health.consilium.insight.disclosure.Reason;
import health.consilium.observation.TimePoint;
import org.jspecify.annotations.Nullable;

/**
 * What the network's patients scored at one time: either rounded means, or why they are not told.
 *
 * @param shown absent where it is hidden
 * @param hidden absent where it is shown
 */
public record ReleasedScore(
    TimePoint at, @Nullable Means shown, ReleasedCell.@Nullable Hidden hidden) {
  /**
   * Means of the patients whose response is told, in whole units of the instrument.
   *
   * @param evaluable how many, to the nearest 5
   * @param baseline at day 7 only: were it told of the patients of two times, the one could be
   *     subtracted from the other
   * @param mean at this time
   * @param interval of it, computed from the rounded numbers
   * @param since number of the release in which they were computed: with the count of all patients
   */
  public record Means(
      int evaluable, @Nullable Integer baseline, int mean, WholeInterval interval, int since) {}

  static ReleasedScore shown(
      TimePoint at, int evaluable, @Nullable Integer baseline, int mean, int deviation, int since) {
    double reach = Student.reach(deviation, evaluable);
    var interval =
        new WholeInterval(
            Math.toIntExact(Math.round(mean - reach)),
            Math.toIntExact(Math.round(mean + reach)),
            Normal.LEVEL,
            Student.METHOD);
    return new ReleasedScore(at, new Means(evaluable, baseline, mean, interval, since), null);
  }

  static ReleasedScore hidden(TimePoint at, Reason reason) {
    return new ReleasedScore(at, null, ReleasedCell.explained(reason));
  }
}
