package health.consilium.directory;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Insurance plans: each is kept by whoever keeps its network. */
@Singleton
class InsurancePlans extends Documents<InsurancePlan, NewInsurancePlan> {
  private final Networks networks;

  InsurancePlans(Desk desk, Networks networks) {
    super(desk, InsurancePlan.class);
    this.networks = networks;
  }

  @Override
  public String collection() {
    return "insurance-plans";
  }

  @Override
  public String noun() {
    return "insurance plan";
  }

  @Override
  public NewInsurancePlan written(InsurancePlan plan) {
    return NewInsurancePlan.of(plan);
  }

  @Override
  public InsurancePlan entry(Stamp stamp, NewInsurancePlan written) {
    return written.plan(stamp);
  }

  @Override
  Keys keys(InsurancePlan plan) {
    return new Keys(Optional.of(plan.network()), Optional.empty(), List.of(plan.network()));
  }

  @Override
  public Optional<Keeper> keeper(InsurancePlan plan) {
    return Optional.of(networks.keeperOfNamed(plan.network()));
  }

  /** That its network is there has been seen when its keeper was asked for. */
  @Override
  public void check(InsurancePlan plan, Author author) {}
}
