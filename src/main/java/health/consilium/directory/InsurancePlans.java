package health.consilium.directory;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Insurance plans: each is kept by whoever keeps its network. */
@Singleton
class InsurancePlans extends Documents<InsurancePlan, NewInsurancePlan> {
  private final Networks networks;
  private final DirectoryEntryRow.Queries entries;
  private final HealthcareServiceRow.Queries services;

  InsurancePlans(
      Desk desk,
      Networks networks,
      DirectoryEntryRow.Queries entries,
      HealthcareServiceRow.Queries services) {
    super(desk, InsurancePlan.class);
    this.networks = networks;
    this.entries = entries;
    this.services = services;
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

  boolean areThere(List<UUID> plans) {
    return plans.isEmpty() || entries.among(collection(), plans).size() == plans.size();
  }

  /**
   * @throws Refusal 409 while a service accepts it
   */
  @Override
  public void delete(InsurancePlan plan) {
    if (services.serviceCountAccepting(plan.id()) > 0) {
      throw new Refusal(
          ProblemCode.CONFLICT,
          "Services still accept it: change those first, or set it to inactive.");
    }
    super.delete(plan);
  }

  /** That its network is there has been seen when its keeper was asked for. */
  @Override
  public void check(InsurancePlan plan, Author author) {}
}
