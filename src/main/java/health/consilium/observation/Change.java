package health.consilium.observation;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How much a score must change: either a share of its baseline or a number of points, never both.
 *
 * @param percent of the baseline
 * @param points in the instrument's unit
 */
@Schema(
    name = "ScoreChange",
    description = "At least this much: either a percentage of the baseline, or points.")
public record Change(@Nullable BigDecimal percent, @Nullable BigDecimal points) {
  private static final int PER_MILLE_OF_WHOLE = 1000;

  public Change {
    if ((percent == null) == (points == null)) {
      throw new IllegalArgumentException("either percent or points");
    }
  }

  /** Reads {@code 50%} or {@code 10}. */
  static Change parse(String text) {
    return text.endsWith("%")
        ? new Change(new BigDecimal(text.substring(0, text.length() - 1)), null)
        : new Change(null, new BigDecimal(text));
  }

  /**
   * Whether a change is at least this one; exactly this much counts. Integers only: no rounding can
   * turn 50 % into a little less.
   *
   * @param changeMilli thousandths; a change the other way is negative
   * @param baselineMilli thousandths
   */
  public boolean reachedBy(long changeMilli, long baselineMilli) {
    return percent != null
        ? changeMilli * PER_MILLE_OF_WHOLE >= tenths(percent) * baselineMilli
        : points != null && changeMilli >= Thousandths.of(points);
  }

  /** For people: {@code 50 %} or {@code 10 points}. */
  public String text() {
    return percent != null ? percent.toPlainString() + " %" : points + " points";
  }

  private static long tenths(BigDecimal percent) {
    return percent.movePointRight(1).longValueExact();
  }
}
