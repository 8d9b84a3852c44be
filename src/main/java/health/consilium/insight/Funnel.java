package health.consilium.insight;

import org.apache.commons.math3.distribution.BinomialDistribution;

/**
 * The caller's own clinic in a funnel plot: how many of its patients had the event, and how many
 * would have had it by chance alone, were they like the network's. Control limits are those of the
 * binomial distribution, exact, of 95 and of 99.8 % (Spiegelhalter, Statistics in Medicine
 * 2005;24:1185-1202). They follow from what is told anyway and the clinic's own count, which is of
 * the same patients at the same time.
 *
 * @param patients of the clinic that the count of all has
 * @param withEvent of them
 * @param expectedPercent the network's, by its rounded counts
 * @param usual the counts that 95 % of such clinics lie within
 * @param rare the counts that 99.8 % lie within
 * @param place of the clinic's count: beyond the usual limits is below or above, beyond the rare
 *     ones far below or far above
 */
public record Funnel(
    int patients,
    int withEvent,
    int expectedPercent,
    Limits usual,
    Limits rare,
    FunnelPlace place) {
  private static final double USUAL_TAIL = 0.025;
  private static final double RARE_TAIL = 0.001;

  /** From one count to another, both included. */
  public record Limits(int low, int high) {
    static Limits of(BinomialDistribution chance, double tail) {
      return new Limits(
          chance.inverseCumulativeProbability(tail), chance.inverseCumulativeProbability(1 - tail));
    }
  }

  /**
   * The place of a clinic among all.
   *
   * @param own at least one patient
   */
  static Funnel of(Proportion own, Proportion network) {
    var chance = new BinomialDistribution(own.of(), network.estimate());
    var usual = Limits.of(chance, USUAL_TAIL);
    var rare = Limits.of(chance, RARE_TAIL);
    return new Funnel(
        own.of(), own.count(), network.percent(), usual, rare, place(own.count(), usual, rare));
  }

  private static FunnelPlace place(int count, Limits usual, Limits rare) {
    if (count < usual.low()) {
      return count < rare.low() ? FunnelPlace.FAR_BELOW : FunnelPlace.BELOW;
    }
    if (count > usual.high()) {
      return count > rare.high() ? FunnelPlace.FAR_ABOVE : FunnelPlace.ABOVE;
    }
    return FunnelPlace.WITHIN;
  }
}
