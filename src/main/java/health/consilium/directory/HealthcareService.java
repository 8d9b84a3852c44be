package health.consilium.directory;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What an organization offers at its locations, as FHIR's HealthcareService.
 *
 * @param version 1 for what was created, one more with each change
 * @param active whether it is offered now
 * @param locations where it is given
 * @param specialties NUCC taxonomy codes
 * @param delivery at the place or over a distance
 * @param coverageStates for virtual care: the states whose patients it may treat
 * @param routes how it is given
 * @param product what is given
 * @param remsCertified certified for esketamine, without which nobody may give it
 * @param indications what it treats
 * @param languages BCP 47
 * @param psychotherapy whether psychotherapy goes with it
 * @param homeAdministration whether patients take it at home
 */
public record HealthcareService(
    UUID id,
    int version,
    boolean active,
    List<Identifier> identifiers,
    Instant updatedAt,
    UUID organization,
    List<UUID> locations,
    List<String> specialties,
    Delivery delivery,
    List<String> coverageStates,
    Set<Route> routes,
    Product product,
    boolean remsCertified,
    Set<Indication> indications,
    List<String> languages,
    boolean psychotherapy,
    boolean homeAdministration)
    implements Versioned {}
