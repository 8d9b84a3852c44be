package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Healthcare services: each is kept by whoever keeps its organization. */
@Singleton
class HealthcareServices implements Kind<HealthcareService, NewHealthcareService> {
  private final HealthcareServiceRow.Queries services;
  private final LocationRow.Queries locations;
  private final Organizations organizations;
  private final InsurancePlans plans;
  private final References references;
  private final EntityManager session;

  HealthcareServices(
      HealthcareServiceRow.Queries services,
      LocationRow.Queries locations,
      Organizations organizations,
      InsurancePlans plans,
      References references,
      EntityManager session) {
    this.services = services;
    this.locations = locations;
    this.organizations = organizations;
    this.plans = plans;
    this.references = references;
    this.session = session;
  }

  @Override
  public String collection() {
    return "healthcare-services";
  }

  @Override
  public String noun() {
    return "healthcare service";
  }

  @Override
  public NewHealthcareService written(HealthcareService service) {
    return NewHealthcareService.of(service);
  }

  @Override
  public HealthcareService entry(Stamp stamp, NewHealthcareService written) {
    return written.service(stamp);
  }

  @Override
  public Optional<HealthcareService> find(UUID id) {
    return services.service(id).map(HealthcareServiceRow::toService);
  }

  @Override
  public List<HealthcareService> page(Keyset.Place place, Optional<UUID> organization) {
    return organization
        .map(owner -> services.servicesOf(owner, place.after(), place.rows()))
        .orElseGet(() -> services.servicesAfter(place.after(), place.rows()))
        .stream()
        .map(HealthcareServiceRow::toService)
        .toList();
  }

  @Override
  public Optional<Keeper> keeper(HealthcareService service) {
    return Optional.of(organizations.keeperOf(service.organization()));
  }

  /** A service at another organization's place would be shown in that one's listing. */
  @Override
  public void check(HealthcareService service, Author author) {
    var own = locations.locationIdsAmong(service.organization(), service.locations());
    if (!own.containsAll(service.locations())) {
      throw Refusal.unprocessable("/locations", "must be locations of the service's organization");
    }
    if (!plans.areThere(service.plansAccepted())) {
      throw Refusal.unprocessable("/plansAccepted", "must be insurance plans that are there");
    }
  }

  @Override
  public void insert(HealthcareService service, Keeper keeper) {
    HealthcareServiceRow.of(service).persist();
  }

  @Override
  public void update(HealthcareService service) {
    services.service(service.id()).orElseThrow().show(service);
  }

  @Override
  public void delete(HealthcareService service) {
    references.requireNoneTo(service.id());
    session.remove(services.service(service.id()).orElseThrow());
  }

  @Override
  public Set<UUID> places(HealthcareService service) {
    return Set.copyOf(service.locations());
  }
}
