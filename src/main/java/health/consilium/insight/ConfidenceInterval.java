package health.consilium.insight;

/**
 * A confidence interval, to six decimals.
 *
 * @param low its lower end
 * @param high its upper end
 * @param level 0.95
 * @param method by which it was computed, such as wilson
 */
public record ConfidenceInterval(double low, double high, double level, String method) {
  static ConfidenceInterval of(Bounds bounds, String method) {
    return new ConfidenceInterval(
        Rounding.shown(bounds.low()), Rounding.shown(bounds.high()), Normal.LEVEL, method);
  }

  static ConfidenceInterval wilson(Bounds bounds) {
    return of(bounds, "wilson");
  }
}
