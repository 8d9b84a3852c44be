package health.consilium.insight;

/**
 * So many of so many.
 *
 * @param count 0 to {@code of}
 * @param of at least 1
 */
record Proportion(int count, int of) {
  Proportion {
    if (of < 1 || count < 0 || count > of) {
      throw new IllegalArgumentException(count + " of " + of);
    }
  }

  double estimate() {
    return (double) count / of;
  }

  /** The same in whole percents, halves up, as releases tell it. */
  int percent() {
    return Math.toIntExact((200L * count + of) / (2L * of));
  }

  int others() {
    return of - count;
  }

  /** Wilson's score interval (1927), without continuity correction; it never leaves 0 to 1. */
  Bounds wilson() {
    double z2 = Normal.Z * Normal.Z;
    double p = estimate();
    double centre = p + z2 / (2 * of);
    double half = Normal.Z * Math.sqrt(p * (1 - p) / of + z2 / (4.0 * of * of));
    double scale = 1 + z2 / of;
    // exact at the ends, where floating point would leave a remainder on either side
    double low = count == 0 ? 0 : (centre - half) / scale;
    double high = count == of ? 1 : (centre + half) / scale;
    return new Bounds(low, high);
  }

  /**
   * Clopper and Pearson's exact interval (1934): it holds what it should at least as often as it
   * says, also for rare events, and is wider than need be for that.
   */
  Bounds clopperPearson() {
    double tail = (1 - Normal.LEVEL) / 2;
    var near = wilson();
    double low =
        count == 0 ? 0 : new BetaDistribution(count, others() + 1).quantile(tail, near.low());
    double high =
        count == of ? 1 : new BetaDistribution(count + 1, others()).quantile(1 - tail, near.high());
    return new Bounds(low, high);
  }
}
