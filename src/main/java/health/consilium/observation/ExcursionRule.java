package health.consilium.observation;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;

/**
 * What counts as an excursion of one vital sign: any of its limits passed.
 *
 * @param sign its id among the instruments
 * @param measure its number
 * @param text for people
 */
public record ExcursionRule(String sign, int measure, String text, List<Limit> limits) {
  private static final int MILLI = 1_000;

  /**
   * A value that is not passed usually.
   *
   * @param milli in thousandths of the sign's unit
   */
  record Limit(Side side, int milli) {
    Limit {
      if (milli < 0 || milli >= MILLI * MILLI) {
        throw new IllegalArgumentException("an excursion begins between 0 and 999");
      }
    }

    private String sql() {
      return side.condition + milli;
    }

    boolean isPassedBy(Reading reading) {
      return switch (side) {
        case AT_LEAST -> reading.first() >= milli;
        case SECOND_AT_LEAST -> Objects.requireNonNull(reading.second()) >= milli;
        case ABOVE -> reading.first() > milli;
        case BELOW -> reading.first() < milli;
      };
    }
  }

  /** Which side of a limit counts, in SQL over {@code vital_sign_fact}. */
  enum Side {
    AT_LEAST("value_milli >= "),
    SECOND_AT_LEAST("second_milli >= "),
    ABOVE("value_milli > "),
    BELOW("value_milli < ");

    private final String condition;

    Side(String condition) {
      this.condition = condition;
    }
  }

  /** Those that are watched, in the order in which they are shown. */
  public static List<ExcursionRule> of(Instruments instruments, ExcursionThresholds thresholds) {
    int systolic = thresholds.systolic();
    int diastolic = thresholds.diastolic();
    int fast = thresholds.fastHeart();
    int slow = thresholds.slowHeart();
    int saturation = thresholds.saturation();
    int respiration = thresholds.respiration();
    return List.of(
        new ExcursionRule(
            "BP",
            number(instruments, "BP"),
            "systolic at least " + systolic + " or diastolic at least " + diastolic + " mm[Hg]",
            List.of(limit(Side.AT_LEAST, systolic), limit(Side.SECOND_AT_LEAST, diastolic))),
        new ExcursionRule(
            "HR",
            number(instruments, "HR"),
            "above " + fast + " or below " + slow + " /min",
            List.of(limit(Side.ABOVE, fast), limit(Side.BELOW, slow))),
        new ExcursionRule(
            "SpO2",
            number(instruments, "SpO2"),
            "below " + saturation + " %",
            List.of(limit(Side.BELOW, saturation))),
        new ExcursionRule(
            "RR",
            number(instruments, "RR"),
            "below " + respiration + " /min",
            List.of(limit(Side.BELOW, respiration))));
  }

  /** In SQL over {@code vital_sign_fact}. */
  public String condition() {
    return limits.stream().map(Limit::sql).collect(joining(" or "));
  }

  /**
   * Another one for other limits: these in the sign's unit, of two 1,000 times the first and the
   * second.
   */
  public int number() {
    return limits.stream()
        .mapToInt(limit -> limit.milli() / MILLI)
        .reduce(0, (first, second) -> first * MILLI + second);
  }

  /** The same of one stored value. */
  boolean holds(Reading reading) {
    return limits.stream().anyMatch(limit -> limit.isPassedBy(reading));
  }

  private static Limit limit(Side side, int bound) {
    return new Limit(side, bound * MILLI);
  }

  private static int number(Instruments instruments, String sign) {
    return instruments.named(sign).orElseThrow().number();
  }
}
