package health.consilium.directory;

import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The door to who and where. */
@ApplicationScoped
public class Directory {
  private final OrganizationRow.Queries organizations;
  private final LocationRow.Queries locations;
  private final HealthcareServiceRow.Queries services;
  private final Keyset keyset;
  private final Publication publication;

  Directory(
      OrganizationRow.Queries organizations,
      LocationRow.Queries locations,
      HealthcareServiceRow.Queries services,
      Keyset keyset,
      Publication publication) {
    this.organizations = organizations;
    this.locations = locations;
    this.services = services;
    this.keyset = keyset;
    this.publication = publication;
  }

  /**
   * The listings of those of the locations that are listed now: active, of an active organization,
   * with at least one active service. In the order of the locations' ids, each with its active
   * services in the order of theirs.
   */
  @Transactional
  public List<Listing> listings(Collection<UUID> ids) {
    var given = new HashMap<UUID, List<HealthcareService>>();
    for (var row : services.activeServices(ids)) {
      var service = row.toService();
      service
          .locations()
          .forEach(at -> given.computeIfAbsent(at, none -> new ArrayList<>()).add(service));
    }
    return locations.activeLocations(ids).stream()
        .filter(row -> given.containsKey(row.id))
        .map(row -> row.toListing(given.getOrDefault(row.id, List.of())))
        .toList();
  }

  /**
   * Adds organizations with their locations and services, each once however many listings show it,
   * and tells {@link ListingsChanged} once within the transaction, after the rows are written.
   *
   * @throws jakarta.persistence.PersistenceException when one of them is there already
   */
  @Transactional
  public void publish(Collection<Listing> listings) {
    publication.publish(listings);
  }

  /** One page of all organizations, by id. */
  @Transactional
  public Page<Organization> organizations(PageQuery asked) {
    var place = keyset.open("organizations", asked);
    var rows = organizations.organizationsAfter(place.after(), place.rows());
    return keyset.cut(
        place, rows.stream().map(OrganizationRow::toOrganization).toList(), Organization::id);
  }

  /** One page of the locations of that organization, or of all, by id. */
  @Transactional
  public Page<Location> locations(Optional<UUID> organization, PageQuery asked) {
    var place = keyset.open("locations " + organization, asked);
    var rows =
        organization
            .map(owner -> locations.locationsOf(owner, place.after(), place.rows()))
            .orElseGet(() -> locations.locationsAfter(place.after(), place.rows()));
    return keyset.cut(place, rows.stream().map(LocationRow::toLocation).toList(), Location::id);
  }

  /** One page of the services of that organization, or of all, by id. */
  @Transactional
  public Page<HealthcareService> services(Optional<UUID> organization, PageQuery asked) {
    var place = keyset.open("healthcare-services " + organization, asked);
    var rows =
        organization
            .map(owner -> services.servicesOf(owner, place.after(), place.rows()))
            .orElseGet(() -> services.servicesAfter(place.after(), place.rows()));
    return keyset.cut(
        place, rows.stream().map(HealthcareServiceRow::toService).toList(), HealthcareService::id);
  }

  /**
   * One organization.
   *
   * @throws Refusal 404 when there is none of that id
   */
  @Transactional
  public Organization organization(UUID id) {
    return organizations
        .organization(id)
        .map(OrganizationRow::toOrganization)
        .orElseThrow(() -> Refusal.notFound("organization"));
  }

  /**
   * One location.
   *
   * @throws Refusal 404 when there is none of that id
   */
  @Transactional
  public Location location(UUID id) {
    return locations
        .location(id)
        .map(LocationRow::toLocation)
        .orElseThrow(() -> Refusal.notFound("location"));
  }

  /**
   * One service.
   *
   * @throws Refusal 404 when there is none of that id
   */
  @Transactional
  public HealthcareService service(UUID id) {
    return services
        .service(id)
        .map(HealthcareServiceRow::toService)
        .orElseThrow(() -> Refusal.notFound("healthcare service"));
  }
}
