package health.consilium.insight;

import health.consilium.observation.Instruments;
import java.util.List;

/**
 * What counts as an excursion of one vital sign.
 *
 * @param sign its id among the instruments
 * @param measure its number
 * @param text for people
 * @param condition in SQL over {@code vital_sign_fact}, with a question mark for each bound
 * @param bounds in thousandths of the sign's unit
 */
record ExcursionRule(
    String sign, int measure, String text, String condition, List<Integer> bounds) {
  private static final int MILLI = 1_000;

  static List<ExcursionRule> of(Instruments instruments, ExcursionThresholds thresholds) {
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
            "value_milli >= ? or second_milli >= ?",
            List.of(systolic * MILLI, diastolic * MILLI)),
        new ExcursionRule(
            "HR",
            number(instruments, "HR"),
            "above " + fast + " or below " + slow + " /min",
            "value_milli > ? or value_milli < ?",
            List.of(fast * MILLI, slow * MILLI)),
        new ExcursionRule(
            "SpO2",
            number(instruments, "SpO2"),
            "below " + saturation + " %",
            "value_milli < ?",
            List.of(saturation * MILLI)),
        new ExcursionRule(
            "RR",
            number(instruments, "RR"),
            "below " + respiration + " /min",
            "value_milli < ?",
            List.of(respiration * MILLI)));
  }

  private static int number(Instruments instruments, String sign) {
    return instruments.named(sign).orElseThrow().number();
  }
}
