package health.consilium.directory;

import org.jspecify.annotations.Nullable;

/**
 * Where a location can be visited.
 *
 * @param line street and number
 * @param line2 suite or floor
 * @param city as the postal service names it
 * @param state USPS code of two capitals
 * @param postalCode ZIP of five digits
 */
public record Address(
    String line, @Nullable String line2, String city, String state, String postalCode) {}
