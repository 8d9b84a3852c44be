package health.consilium.insight;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution, as two-sided 95 % intervals need it. */
final class Normal {
  static final double LEVEL = 0.95;

  /** Φ⁻¹(0.975), 1.959964 rather than 1.96. */
  static final double Z = new NormalDistribution().inverseCumulativeProbability((1 + LEVEL) / 2);

  private Normal() {}
}
