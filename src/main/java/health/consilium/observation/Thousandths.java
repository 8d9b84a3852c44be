package health.consilium.observation;

import java.math.BigDecimal;

/** Quantities as clinical tables hold them: exact integers, in thousandths of the unit. */
final class Thousandths {
  private static final int DIGITS = 3;

  private Thousandths() {}

  /** Exact: throws when there is a fourth decimal, which no step has, or it overflows. */
  static int of(BigDecimal quantity) {
    return quantity.movePointRight(DIGITS).intValueExact();
  }

  static BigDecimal quantity(int thousandths) {
    return BigDecimal.valueOf(thousandths, DIGITS).stripTrailingZeros();
  }
}
