package health.consilium.insight;

/** The two ends of a 95 % confidence interval, in full precision. */
record Bounds(double low, double high) {
  boolean contains(double value) {
    return low <= value && value <= high;
  }
}
