package health.consilium.insight;

import java.util.Optional;

/** Two independent proportions and how they compare, each with its 95 % interval. */
record TwoByTwo(Proportion first, Proportion second) {

  /** A measure of effect and its interval. */
  record Estimate(double value, Bounds bounds) {}

  /** Newcombe's hybrid score interval (1998, method 10) around first minus second. */
  Estimate riskDifference() {
    double p1 = first.estimate();
    double p2 = second.estimate();
    Bounds one = first.wilson();
    Bounds two = second.wilson();
    double difference = p1 - p2;
    return new Estimate(
        difference,
        new Bounds(
            difference - Math.hypot(p1 - one.low(), two.high() - p2),
            difference + Math.hypot(one.high() - p1, p2 - two.low())));
  }

  /**
   * How many must be treated for one more to respond, the reciprocal of the risk difference;
   * negative when fewer respond. None when the interval of the difference holds 0, where it has no
   * meaning.
   */
  Optional<Double> numberNeededToTreat() {
    var difference = riskDifference();
    return difference.bounds().contains(0) ? Optional.empty() : Optional.of(1 / difference.value());
  }

  /**
   * First over second, with an interval symmetric on the logarithm (Katz 1978). None when either
   * count is 0, where the logarithm has no variance, or when all of both responded.
   */
  Optional<Estimate> riskRatio() {
    double variance =
        1.0 / first.count() - 1.0 / first.of() + 1.0 / second.count() - 1.0 / second.of();
    return first.count() == 0 || second.count() == 0 || variance <= 0
        ? Optional.empty()
        : Optional.of(logarithmic(first.estimate() / second.estimate(), variance));
  }

  /** Crude, from the counts alone; with a zero cell one half is added to all four (Haldane). */
  Estimate oddsRatio() {
    double extra = hasZeroCell() ? 0.5 : 0;
    double a = first.count() + extra;
    double b = first.others() + extra;
    double c = second.count() + extra;
    double d = second.others() + extra;
    return logarithmic(a * d / (b * c), 1 / a + 1 / b + 1 / c + 1 / d);
  }

  boolean hasZeroCell() {
    return first.count() == 0 || first.others() == 0 || second.count() == 0 || second.others() == 0;
  }

  private static Estimate logarithmic(double ratio, double variance) {
    double factor = Math.exp(Normal.Z * Math.sqrt(variance));
    return new Estimate(ratio, new Bounds(ratio / factor, ratio * factor));
  }
}
