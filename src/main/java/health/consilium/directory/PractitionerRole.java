package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody does and where, as FHIR's PractitionerRole: at least one of practitioner,
 * organization, services and locations is told.
 *
 * @param version 1 for what was created, one more with each change
 * @param active whether it is filled
 * @param updatedAt to the microsecond
 * @param verification whether somebody stands by it, and since when
 * @param practitioner who
 * @param organization for whom
 * @param services in which of the organization's services
 * @param locations at which of the organization's locations
 * @param specialties NUCC taxonomy codes of nine characters and an X
 * @param telecom how to reach them there
 */
public record PractitionerRole(
    UUID id,
    int version,
    boolean active,
    List<Identifier> identifiers,
    Instant updatedAt,
    Verification verification,
    @Nullable UUID practitioner,
    @Nullable UUID organization,
    List<UUID> services,
    List<UUID> locations,
    List<String> specialties,
    List<ContactPoint> telecom)
    implements Entry {
  /**
   * @throws Refusal.Invalid when a part breaks its rule
   */
  public PractitionerRole {
    Rules.version(version);
    if (practitioner == null && organization == null && services.isEmpty() && locations.isEmpty()) {
      throw new Refusal.Invalid(
          "practitioner", "or organization, services or locations must be told");
    }
    Rules.specialties(specialties);
    identifiers = Rules.several("identifiers", identifiers);
    services = Rules.several("services", services);
    locations = Rules.several("locations", locations);
    specialties = Rules.several("specialties", specialties);
    telecom = Rules.several("telecom", telecom);
  }
}
