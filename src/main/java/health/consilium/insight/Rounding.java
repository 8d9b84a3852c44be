package health.consilium.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Statistics as answers show them: to six decimals, far beyond what any of them tells. */
final class Rounding {
  private static final int DECIMALS = 6;
  private static final int ALL_PERCENT = 100;

  private Rounding() {}

  /** The end of an interval as releases tell it: in whole percents. */
  static int percent(double share) {
    return Math.toIntExact(Math.round(share * ALL_PERCENT));
  }

  static double shown(double value) {
    return new BigDecimal(value, MathContext.DECIMAL64)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .doubleValue();
  }
}
