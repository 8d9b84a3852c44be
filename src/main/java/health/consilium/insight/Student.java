package health.consilium.insight;

import org.apache.commons.math3.distribution.TDistribution;

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
    double t = new TDistribution(n - 1).inverseCumulativeProbability((1 + Normal.LEVEL) / 2);
    return t * deviation / Math.sqrt(n);
  }
}
