package health.consilium.observation;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The score at which an illness counts as remitted: one of the two bounds.
 *
 * @param atMost this score still counts
 * @param below this score no longer counts
 */
@Schema(
    name = "ScoreThreshold",
    description = "Scores that count: up to and with atMost, or below.")
public record Threshold(@Nullable BigDecimal atMost, @Nullable BigDecimal below) {
  public Threshold {
    if ((atMost == null) == (below == null)) {
      throw new IllegalArgumentException("either atMost or below");
    }
  }

  /** Reads {@code <=10} or {@code <5}. */
  static Threshold parse(String text) {
    return text.startsWith("<=")
        ? new Threshold(new BigDecimal(text.substring(2)), null)
        : new Threshold(null, new BigDecimal(text.substring(1)));
  }
}
