package health.consilium.directory;

import java.util.List;

/**
 * Everything that a searcher may see of one location.
 *
 * @param location the place
 * @param organization whose place it is
 * @param services the active services given there, by id
 */
public record Listing(
    Location location, Organization organization, List<HealthcareService> services) {}
