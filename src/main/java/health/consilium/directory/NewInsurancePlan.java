package health.consilium.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is written. Lists are empty unless told.
 *
 * @param active whether it is in force; it is unless told otherwise
 * @param identifiers what others call it; none unless told
 * @param network whose providers it covers
 * @param name 1 to 200 characters
 * @param states USPS codes: where it is sold
 */
public record NewInsurancePlan(
    @Nullable Boolean active,
    @Nullable List<Identifier> identifiers,
    UUID network,
    String name,
    @Nullable List<String> states) {

  static NewInsurancePlan of(InsurancePlan plan) {
    return new NewInsurancePlan(
        plan.active(), plan.identifiers(), plan.network(), plan.name(), plan.states());
  }

  InsurancePlan plan(Stamp stamp) {
    return new InsurancePlan(
        stamp.id(),
        stamp.version(),
        Rules.unlessTold(active, true),
        Rules.orNone(identifiers),
        stamp.at(),
        stamp.verification(),
        network,
        name,
        Rules.orNone(states));
  }
}
