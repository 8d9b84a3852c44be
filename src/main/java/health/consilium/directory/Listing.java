package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.util.List;

/**
 * Everything that a searcher may see of one location.
 *
 * @param location the place
 * @param organization whose place it is
 * @param services the active services given there, by id
 * @param credentials those that speak for it, whether they hold today or not
 */
public record Listing(
    Location location,
    Organization organization,
    List<HealthcareService> services,
    List<Credential> credentials) {
  /**
   * @throws Refusal.Invalid when the location is not the organization's, or a service is not given
   *     there
   */
  public Listing {
    if (!location.organization().equals(organization.id())) {
      throw new Refusal.Invalid("organization", "must be the location's own");
    }
    if (!services.stream().allMatch(service -> service.locations().contains(location.id()))) {
      throw new Refusal.Invalid("services", "must be given at the location");
    }
    services = List.copyOf(services);
    credentials = List.copyOf(credentials);
  }

  /** One for which no credential speaks. */
  public Listing(Location location, Organization organization, List<HealthcareService> services) {
    this(location, organization, services, List.of());
  }

  Listing with(List<Credential> theirs) {
    return new Listing(location, organization, services, theirs);
  }
}
