package health.consilium.insight;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one day since the first dose, to six decimals in the instrument's unit.
 *
 * @param day 0 is the baseline, from 1 on the days after the first dose
 * @param n courses that have a value on this day
 * @param missing the others that were enrolled
 * @param lowerQuartile a quarter of the scores lie at or below it
 * @param upperQuartile three quarters do
 * @param mean of the scores
 * @param median interpolated like the quartiles (type 7 of Hyndman and Fan)
 * @param interval Student's, of the mean; absent for a single course
 */
public record TrajectoryDay(
    @Schema(minimum = "0", maximum = "365") int day,
    int n,
    int missing,
    double lowerQuartile,
    double median,
    double upperQuartile,
    double mean,
    @Nullable ConfidenceInterval interval) {
  private static final double QUARTER = 0.25;

  static TrajectoryDay of(int day, Distribution scores, int enrolled) {
    return new TrajectoryDay(
        day,
        scores.n(),
        enrolled - scores.n(),
        Rounding.shown(scores.quantile(QUARTER)),
        Rounding.shown(scores.quantile(2 * QUARTER)),
        Rounding.shown(scores.quantile(3 * QUARTER)),
        Rounding.shown(scores.mean()),
        scores
            .meanInterval()
            .map(bounds -> ConfidenceInterval.of(bounds, Student.METHOD))
            .orElse(null));
  }
}
