package health.consilium.insight;

import org.apache.commons.math3.special.Beta;

/**
 * The beta distribution, for its quantiles: by Newton's method, which from a good guess needs a few
 * steps where a search between 0 and 1 needs dozens.
 *
 * @param alpha above 0
 * @param beta above 0
 */
record BetaDistribution(double alpha, double beta) {
  /** Far below the six decimals that are shown. */
  private static final double EXACT = 1e-13;

  private static final int STEPS = 100;

  /**
   * The value that a variable of the distribution stays below with that probability.
   *
   * @param probability between 0 and 1, neither of them
   * @param guess where to begin
   */
  double quantile(double probability, double guess) {
    double logBeta = Beta.logBeta(alpha, beta);
    double low = 0;
    double high = 1;
    double x = guess;
    for (int step = 0; step < STEPS && high - low > EXACT * high; step++) {
      if (!(x > low && x < high)) { // nor a number, where the density is 0
        x = (low + high) / 2;
      }
      double over = Beta.regularizedBeta(x, alpha, beta) - probability;
      if (over > 0) {
        high = x;
      } else {
        low = x;
      }
      double density = Math.exp((alpha - 1) * Math.log(x) + (beta - 1) * Math.log1p(-x) - logBeta);
      double next = x - over / density;
      if (Math.abs(next - x) <= EXACT * x) {
        return next;
      }
      x = next;
    }
    return x;
  }
}
