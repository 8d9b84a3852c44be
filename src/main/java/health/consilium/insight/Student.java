package health.consilium.insight;

/** Student's intervals of means, of the level of {@link Normal}. */
final class Student {
  static final String METHOD = "student-t";

  private Student() {}

  /**
   * How far an interval reaches from its mean.
   *
   * @param deviation of the sample, with n - 1
   * @param n at least 2
   */
  static double reach(double deviation, int n) {
    return quantile(n - 1) * deviation / Math.sqrt(n);
  }

  /**
   * The value beyond which, to both sides together, Student's variable lies as seldom as the level
   * says: its square over itself and the degrees of freedom is a beta variable.
   */
  private static double quantile(double freedom) {
    double square = Math.pow(guess(freedom), 2);
    double share =
        new BetaDistribution(0.5, freedom / 2).quantile(Normal.LEVEL, square / (freedom + square));
    return Math.sqrt(freedom * share / (1 - share));
  }

  /** By the normal one, with the first term of its expansion by Cornish and Fisher. */
  private static double guess(double freedom) {
    return Normal.Z + (Math.pow(Normal.Z, 3) + Normal.Z) / (4 * freedom);
  }
}
