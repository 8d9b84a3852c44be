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

  /** For people: {@code 50 %} or {@code 10 points}. */
  public String text() {
    return percent != null ? percent.toPlainString() + " %" : points + " points";
  }
}
