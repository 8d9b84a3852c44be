package health.consilium.directory;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A service for tests: what they do not tell of it does not matter to them. */
public final class TestService {
  private static final Instant SOME_TIME = Instant.parse("2026-03-02T15:00:00Z");

  private Set<Route> routes = Set.of(Route.IV);
  private Set<Indication> indications = Set.of(Indication.MDD);
  private Product product = Product.RACEMIC_KETAMINE;
  private Delivery delivery = Delivery.PHYSICAL;
  private List<String> states = List.of();
  private List<String> languages = List.of("en");
  private List<String> specialties = List.of("2084P0800X");
  private List<UUID> plans = List.of();
  private Set<PaymentMethod> paymentMethods = Set.of();

  public TestService routes(Set<Route> some) {
    routes = some;
    return this;
  }

  public TestService indications(Set<Indication> some) {
    indications = some;
    return this;
  }

  public TestService product(Product one) {
    product = one;
    return this;
  }

  /** Over a distance, to patients in these states. */
  public TestService virtualIn(List<String> some) {
    delivery = Delivery.VIRTUAL;
    states = some;
    return this;
  }

  public TestService languages(List<String> some) {
    languages = some;
    return this;
  }

  public TestService specialties(List<String> some) {
    specialties = some;
    return this;
  }

  /** Plans that need not be there: what is published is not checked. */
  public TestService plans(List<UUID> some) {
    plans = some;
    return this;
  }

  public TestService paidBy(Set<PaymentMethod> some) {
    paymentMethods = some;
    return this;
  }

  HealthcareService at(Location location) {
    return new HealthcareService(
        UUID.randomUUID(),
        1,
        true,
        List.of(),
        SOME_TIME,
        Verification.NONE,
        location.organization(),
        List.of(location.id()),
        specialties,
        delivery,
        states,
        routes,
        product,
        product == Product.ESKETAMINE,
        indications,
        languages,
        true,
        false,
        ServiceCategory.OUTPATIENT,
        true,
        false,
        new AgeRange(18, null),
        plans,
        paymentMethods,
        null,
        Set.of(Monitoring.BLOOD_PRESSURE),
        Set.of(Staffing.PHYSICIAN));
  }
}
