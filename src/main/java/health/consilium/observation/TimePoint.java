package health.consilium.observation;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;

/**
 * When an outcome is judged: a window, both ends included, and its target. They are after the first
 * dose; those of the end of induction are after the last of 4 to 8 sessions within 7 to 28 days.
 */
public enum TimePoint implements Coded {
  PT24H(1, Duration.ofHours(18), Duration.ofDays(1), Duration.ofHours(30)),
  P7D(2, Duration.ofDays(6), Duration.ofDays(7), Duration.ofDays(8)),
  P28D(3, Duration.ofDays(25), Duration.ofDays(28), Duration.ofDays(31)),
  @JsonProperty("end-of-induction")
  END_OF_INDUCTION(4, Duration.ofDays(14), Duration.ofDays(21), Duration.ofDays(31));

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

  /** Whether its window is after the first dose, and not after an induction. */
  public boolean isAfterFirstDose() {
    return this != END_OF_INDUCTION;
  }

  Duration opens() {
    return opens;
  }

  /** After which time of the dose a value would be best. */
  public Duration target() {
    return target;
  }

  Duration closes() {
    return closes;
  }
}
