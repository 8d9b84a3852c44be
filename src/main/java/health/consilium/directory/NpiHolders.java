package health.consilium.directory;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whose an NPI is: either a practitioner's or organizations'.
 *
 * @param organizations those listed under it, by id, at most 100; none when it is a practitioner's
 * @param practitioner absent when it is an organization's
 */
public record NpiHolders(
    Npi npi, List<Organization> organizations, @Nullable Practitioner practitioner) {}
