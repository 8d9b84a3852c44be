package health.consilium.directory;

import health.consilium.platform.http.Versioned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place where an organization sees patients, as FHIR's Location.
 *
 * @param version 1 for what was created, one more with each change
 * @param active whether it is in use
 * @param organization whose place it is
 * @param timeZone IANA, the gazetteer's for its ZIP unless told otherwise
 * @param hours absent when they are not known
 * @param acceptingPatients whom it takes
 */
public record Location(
    UUID id,
    int version,
    boolean active,
    List<Identifier> identifiers,
    Instant updatedAt,
    UUID organization,
    String name,
    Address address,
    Position position,
    ZoneId timeZone,
    @Nullable Hours hours,
    List<ContactPoint> telecom,
    PatientAcceptance acceptingPatients)
    implements Versioned {}
