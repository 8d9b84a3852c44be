package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRulesProvider;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A place where an organization sees patients, as FHIR's Location.
 *
 * @param version 1 for what was created, one more with each change
 * @param active whether it is in use
 * @param updatedAt to the microsecond
 * @param verification whether somebody stands by it, and since when
 * @param organization whose place it is
 * @param name 1 to 200 characters
 * @param timeZone IANA, the gazetteer's for its ZIP unless told otherwise
 * @param hours absent when they are not known
 * @param acceptingPatients whom it takes
 * @param accessibility what makes it easy to use; none when that is not known
 */
public record Location(
    UUID id,
    int version,
    boolean active,
    List<Identifier> identifiers,
    Instant updatedAt,
    Verification verification,
    UUID organization,
    String name,
    Address address,
    Position position,
    @Schema(implementation = String.class, examples = "America/Chicago") ZoneId timeZone,
    @Nullable Hours hours,
    List<ContactPoint> telecom,
    PatientAcceptance acceptingPatients,
    Set<Accessibility> accessibility)
    implements Entry {
  /**
   * @throws Refusal.Invalid when a part breaks its rule
   */
  public Location {
    Rules.version(version);
    Rules.text("name", name, Rules.NAME_LENGTH);
    // an offset alone does not know when summer time begins
    if (!ZoneRulesProvider.getAvailableZoneIds().contains(timeZone.getId())) {
      throw new Refusal.Invalid("timeZone", "must be an IANA name, such as America/Chicago");
    }
    identifiers = Rules.several("identifiers", identifiers);
    telecom = Rules.several("telecom", telecom);
    accessibility = Rules.ordered(Accessibility.class, accessibility);
  }
}
