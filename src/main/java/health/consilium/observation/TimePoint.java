package health.consilium.observation;

import java.time.Duration;

/** When after the first dose an outcome is judged: a window, both ends included, and its target. */
public enum TimePoint implements Coded {
  PT24H(1, Duration.ofHours(18), Duration.ofDays(1), Duration.ofHours(30)),
  P7D(2, Duration.ofDays(6), Duration.ofDays(7), Duration.ofDays(8)),
  P28D(3, Duration.ofDays(25), Duration.ofDays(28), Duration.ofDays(31));

  private final int number;
  private final Duration opens;
  private final Duration target;
  private final Duration closes;

  TimePoint(int number, Duration opens, Duration target, Duration closes) {
    this.number = number;
    this.opens = opens;
    this.target = target;
    this.closes = closes;
  }

  @Override
  public int number() {
    return number;
  }

  Duration opens() {
    return opens;
  }

  Duration target() {
    return target;
  }

  Duration closes() {
    return closes;
  }
}
