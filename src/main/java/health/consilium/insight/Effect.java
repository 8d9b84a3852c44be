package health.consilium.insight;

/**
 * How two arms differ by one measure, with its confidence interval, to six decimals.
 *
 * @param value the estimate
 * @param low the lower end of its interval
 * @param high the upper end
 * @param level 0.95
 * @param method by which the interval was computed
 */
public record Effect(double value, double low, double high, double level, String method) {
  static Effect of(TwoByTwo.Estimate estimate, String method) {
    return new Effect(
        Rounding.shown(estimate.value()),
        Rounding.shown(estimate.bounds().low()),
        Rounding.shown(estimate.bounds().high()),
        Normal.LEVEL,
        method);
  }
}
