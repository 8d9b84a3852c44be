package health.consilium.insight;

import java.time.Duration;

/** When after the first dose an outcome is judged: a window, both ends included, and its target. */
public enum TimePoint {
  PT24H(Duration.ofHours(18), Duration.ofDays(1), Duration.ofHours(30)),
  P7D(Duration.ofDays(6), Duration.ofDays(7), Duration.ofDays(8)),
  P28D(Duration.ofDays(25), Duration.ofDays(28), Duration.ofDays(31));

  private final Duration from;
  private final Duration target;
  private final Duration to;

  TimePoint(Duration from, Duration target, Duration to) {
    this.from = from;
    this.target = target;
    this.to = to;
  }

  Duration from() {
    return from;
  }

  Duration target() {
    return target;
  }

  Duration to() {
    return to;
  }
}
