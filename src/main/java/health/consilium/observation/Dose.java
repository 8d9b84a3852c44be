package health.consilium.observation;

import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How much was given in all. The bounds only keep wrong units out: infusions against pain take
 * days.
 *
 * @param value above 0 and at most 5,000 mg or 25 mg/kg, to three decimals
 */
public record Dose(@Schema(examples = "0.5") BigDecimal value, DoseUnit unit) {
  private static final BigDecimal MOST_MG = BigDecimal.valueOf(5_000);
  private static final BigDecimal MOST_MG_PER_KG = BigDecimal.valueOf(25);
  private static final int DECIMALS = 3;

  public Dose {
    var most = unit == DoseUnit.MG ? MOST_MG : MOST_MG_PER_KG;
    if (value.signum() <= 0 || value.compareTo(most) > 0) {
      throw new Refusal(
          Fault.at(
              "",
              ProblemCode.IMPLAUSIBLE_VALUE,
              "outside the plausible range, above 0 and at most 5000 mg or 25 mg/kg: check the"
                  + " unit"));
    }
    if (value.stripTrailingZeros().scale() > DECIMALS) {
      throw new Refusal.Invalid("value", "must have at most three decimals");
    }
  }

  /** A stored dose. */
  static Dose of(int milli, DoseUnit unit) {
    return new Dose(Thousandths.quantity(milli), unit);
  }

  int milli() {
    return Thousandths.of(value);
  }
}
