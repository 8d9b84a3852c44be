package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a searcher may see of one location.
 *
 * @param location the place
 * @param organization whose place it is
 * @param services the active services given there, by id
 */
public record Listing(
    Location location, Organization organization, List<HealthcareService> services) {
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
  }

  /** When somebody last verified the location, as a hit shows it; empty while nobody has. */
  public Optional<Instant> lastVerifiedAt() {
    return Optional.ofNullable(location.verification().lastVerifiedAt());
  }
}
