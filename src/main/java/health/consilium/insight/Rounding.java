package health.consilium.insight;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Statistics as answers show them: to six decimals, far beyond what any of them tells. */
final class Rounding {
  private static final int DECIMALS = 6;

  private Rounding() {}

  static double shown(double value) {
    return new BigDecimal(value, MathContext.DECIMAL64)
        .setScale(DECIMALS, RoundingMode.HALF_EVEN)
        .doubleValue();
  }
}
