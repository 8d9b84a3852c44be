package health.consilium.insight.disclosure;

/** From one integer to another, both included. */
record Range(long low, long high) {
  /** No count comes near it, nor a sum of a table's counts near the end of a long. */
  static final long UNBOUNDED = 1L << 40;

  static Range from(long low) {
    return new Range(low, UNBOUNDED);
  }

  static Range exactly(long number) {
    return new Range(number, number);
  }

  Range and(Range other) {
    return new Range(Math.max(low, other.low), Math.min(high, other.high));
  }

  Range plus(Range other) {
    return new Range(low + other.low, high + other.high);
  }

  Range minus(Range other) {
    return new Range(low - other.high, high - other.low);
  }

  long width() {
    return high - low;
  }
}
