package health.consilium.directory;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Organizations: each is kept by the clinic that created it. */
@Singleton
class Organizations implements Kind<Organization, NewOrganization> {
  private final OrganizationRow.Queries organizations;
  private final LocationRow.Queries locations;
  private final HealthcareServiceRow.Queries services;
  private final References references;
  private final EntityManager session;

  Organizations(
      OrganizationRow.Queries organizations,
      LocationRow.Queries locations,
      HealthcareServiceRow.Queries services,
      References references,
      EntityManager session) {
    this.organizations = organizations;
    this.locations = locations;
    this.services = services;
    this.references = references;
    this.session = session;
  }

  /**
   * The row of an organization that a body names.
   *
   * @throws Refusal 422 when there is none of that id
   */
  OrganizationRow named(String pointer, UUID id) {
    return organizations
        .organization(id)
        .orElseThrow(() -> Refusal.unprocessable(pointer, "names no organization that is there"));
  }

  /**
   * Who keeps an organization that a body names.
   *
   * @throws Refusal 422 when there is none of that id
   */
  Keeper keeperOf(UUID organization) {
    return new Keeper(named("/organization", organization).clinic);
  }

  @Override
  public String collection() {
    return "organizations";
  }

  @Override
  public String noun() {
    return "organization";
  }

  @Override
  public NewOrganization written(Organization organization) {
    return NewOrganization.of(organization);
  }

  @Override
  public Organization entry(Stamp stamp, NewOrganization written) {
    return written.organization(stamp);
  }

  @Override
  public Optional<Organization> find(UUID id) {
    return organizations.organization(id).map(OrganizationRow::toOrganization);
  }

  @Override
  public List<Organization> page(Keyset.Place place, Optional<UUID> owner) {
    return organizations.organizationsAfter(place.after(), place.rows()).stream()
        .map(OrganizationRow::toOrganization)
        .toList();
  }

  @Override
  public Optional<Keeper> keeper(Organization organization) {
    return organizations.organization(organization.id()).map(row -> new Keeper(row.clinic));
  }

  /** None may belong to itself, however long the way around. */
  @Override
  public void check(Organization organization, Author author) {
    Optional.ofNullable(organization.npi()).ifPresent(references::requireNoPersons);
    var above = Optional.ofNullable(organization.partOf());
    while (above.isPresent()) {
      if (above.get().equals(organization.id())) {
        throw Refusal.unprocessable("/partOf", "must not lead back to this organization");
      }
      above = Optional.ofNullable(named("/partOf", above.get()).partOf);
    }
  }

  @Override
  public void insert(Organization organization, Keeper keeper) {
    var row = OrganizationRow.of(organization);
    row.clinic = keeper.clinic();
    row.persist();
  }

  @Override
  public void update(Organization organization) {
    organizations.organization(organization.id()).orElseThrow().show(organization);
  }

  @Override
  public void delete(Organization organization) {
    var id = organization.id();
    if (locations.locationCountOf(id) + services.serviceCountOf(id) > 0) {
      throw new Refusal(
          ProblemCode.CONFLICT,
          "It still has locations or services: delete those first, or set it to inactive.");
    }
    if (organizations.partCountOf(id) > 0) {
      throw new Refusal(
          ProblemCode.CONFLICT, "Other organizations are part of it: change their partOf first.");
    }
    references.requireNoneTo(organization.id());
    session.remove(organizations.organization(id).orElseThrow());
  }

  @Override
  public Set<UUID> places(Organization organization) {
    return Set.copyOf(locations.locationIdsOf(organization.id()));
  }
}
