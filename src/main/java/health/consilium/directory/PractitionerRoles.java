package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Roles: each is kept by whoever keeps its organization, else its practitioner. */
@Singleton
class PractitionerRoles extends Documents<PractitionerRole, NewPractitionerRole> {
  private final Staff staff;
  private final Practitioners practitioners;
  private final Organizations organizations;
  private final LocationRow.Queries locations;
  private final HealthcareServiceRow.Queries services;

  PractitionerRoles(
      Desk desk,
      Staff staff,
      Practitioners practitioners,
      Organizations organizations,
      LocationRow.Queries locations,
      HealthcareServiceRow.Queries services) {
    super(desk, PractitionerRole.class);
    this.staff = staff;
    this.practitioners = practitioners;
    this.organizations = organizations;
    this.locations = locations;
    this.services = services;
  }

  @Override
  public String collection() {
    return "practitioner-roles";
  }

  @Override
  public String noun() {
    return "practitioner role";
  }

  @Override
  public NewPractitionerRole written(PractitionerRole role) {
    return NewPractitionerRole.of(role);
  }

  @Override
  public PractitionerRole entry(Stamp stamp, NewPractitionerRole written) {
    return written.role(stamp);
  }

  @Override
  Keys keys(PractitionerRole role) {
    var refers =
        Stream.of(
                Stream.ofNullable(role.practitioner()),
                Stream.ofNullable(role.organization()),
                role.services().stream(),
                role.locations().stream())
            .flatMap(each -> each)
            .toList();
    return new Keys(Optional.ofNullable(role.practitioner()), Optional.empty(), refers);
  }

  @Override
  public Optional<Keeper> keeper(PractitionerRole role) {
    return Optional.of(
        organization(role).map(organizations::keeperOf).orElseGet(() -> practitionersKeeper(role)));
  }

  /** Whoever fills it, its services and locations are one organization's. */
  @Override
  public void check(PractitionerRole role, Author author) {
    Optional.ofNullable(role.practitioner()).ifPresent(this::practitionerKeeper);
    organization(role).ifPresent(owner -> requireOwn(role, owner));
  }

  private void requireOwn(PractitionerRole role, UUID owner) {
    if (!services.serviceIdsAmong(owner, role.services()).containsAll(role.services())) {
      throw Refusal.unprocessable("/services", "must be services of one organization, the role's");
    }
    if (!locations.locationIdsAmong(owner, role.locations()).containsAll(role.locations())) {
      throw Refusal.unprocessable("/locations", "must be places of one organization, the role's");
    }
  }

  /** The role's own, or that of its first service, or of its first location. */
  private Optional<UUID> organization(PractitionerRole role) {
    return Optional.ofNullable(role.organization())
        .or(() -> role.services().stream().findFirst().map(this::ofService))
        .or(() -> role.locations().stream().findFirst().map(this::ofLocation));
  }

  private UUID ofService(UUID id) {
    return services
        .service(id)
        .map(row -> row.organization)
        .orElseThrow(() -> Refusal.unprocessable("/services", "names no service that is there"));
  }

  private UUID ofLocation(UUID id) {
    return locations
        .location(id)
        .map(row -> row.organization.id)
        .orElseThrow(() -> Refusal.unprocessable("/locations", "names no location that is there"));
  }

  private Keeper practitionersKeeper(PractitionerRole role) {
    return Optional.ofNullable(role.practitioner()).map(this::practitionerKeeper).orElseThrow();
  }

  private Keeper practitionerKeeper(UUID practitioner) {
    return practitioners
        .keeperOf(practitioner)
        .orElseThrow(
            () -> Refusal.unprocessable("/practitioner", "names no practitioner that is there"));
  }

  /** A listing is found by the credentials of those who work there. */
  @Override
  public Set<UUID> places(PractitionerRole role) {
    return staff.placesOf(role);
  }
}
