package health.consilium.observation;

import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which quantities can be: on the step from {@code min}, up to {@code max}.
 *
 * @param units UCUM, all of the same meaning; answers show the first
 * @param min the lowest that is plausible
 * @param max the highest that is plausible
 * @param step the distance between neighbouring values, from 0 on
 * @param warnBelow lower ones are stored with a warning
 * @param warnAbove higher ones are stored with a warning
 */
public record Scale(
    List<String> units,
    BigDecimal min,
    BigDecimal max,
    BigDecimal step,
    @Nullable BigDecimal warnBelow,
    @Nullable BigDecimal warnAbove) {

  static Scale of(CodeList.Line line) {
    return new Scale(
        List.of(line.cell("units").split(" ", -1)),
        new BigDecimal(line.cell("min")),
        new BigDecimal(line.cell("max")),
        new BigDecimal(line.cell("step")),
        line.optional("warnLow").map(BigDecimal::new).orElse(null),
        line.optional("warnHigh").map(BigDecimal::new).orElse(null));
  }

  String unit() {
    return units.getFirst();
  }

  /**
   * The quantity in thousandths.
   *
   * @param place where it stands in the body, as a JSON pointer
   * @throws Refusal 422 that names the rule and never the quantity
   */
  int thousandths(Coding code, BigDecimal quantity, String unit, String place) {
    if (!units.contains(unit)) {
      throw Refusal.unprocessable(
          place + "/unit", "must be " + quoted() + " (UCUM) for " + code.label());
    }
    if (quantity.compareTo(min) < 0 || quantity.compareTo(max) > 0) {
      throw implausible(place, outside(code));
    }
    if (quantity.remainder(step).signum() != 0) {
      throw Refusal.unprocessable(
          place + "/quantity", "must be a multiple of " + step + " for " + code.label());
    }
    return Thousandths.of(quantity);
  }

  boolean isUsual(int milli) {
    return (warnBelow == null || milli >= Thousandths.of(warnBelow))
        && (warnAbove == null || milli <= Thousandths.of(warnAbove));
  }

  static Refusal implausible(String place, String rule) {
    return new Refusal(Fault.at(place, ProblemCode.IMPLAUSIBLE_VALUE, rule));
  }

  private String outside(Coding code) {
    return "outside the plausible range %s to %s %s for %s. Check the unit: UCUM %s is expected."
        .formatted(min, max, unit(), code.label(), quoted());
  }

  private String quoted() {
    return "\"" + String.join("\" or \"", units) + "\"";
  }
}
