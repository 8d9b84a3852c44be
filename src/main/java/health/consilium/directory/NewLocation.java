package health.consilium.directory;

import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A location as it is written.
 *
 * @param active whether it is in use; it is unless told otherwise
 * @param identifiers what others call it; none unless told
 * @param organization whose place it is, and stays
 * @param name 1 to 200 characters
 * @param address in one of the gazetteer's ZIPs
 * @param position the middle of its ZIP unless told
 * @param timeZone IANA; its ZIP's unless told
 * @param hours absent when they are not known
 * @param telecom how to reach it; none unless told
 * @param acceptingPatients whom it takes
 * @param accessibility what makes it easy to use; none when that is not known
 */
public record NewLocation(
    @Nullable Boolean active,
    @Nullable List<Identifier> identifiers,
    UUID organization,
    String name,
    Address address,
    @Nullable Position position,
    @Schema(implementation = String.class, examples = "America/Chicago") @Nullable ZoneId timeZone,
    @Nullable Hours hours,
    @Nullable List<ContactPoint> telecom,
    PatientAcceptance acceptingPatients,
    @Nullable Set<Accessibility> accessibility) {

  /** Without what the ZIP says already, so that a new address brings its own position and zone. */
  static NewLocation of(Location location, Zip zip) {
    return new NewLocation(
        location.active(),
        location.identifiers(),
        location.organization(),
        location.name(),
        location.address(),
        location.position().equals(zip.position()) ? null : location.position(),
        location.timeZone().equals(zip.timeZone()) ? null : location.timeZone(),
        location.hours(),
        location.telecom(),
        location.acceptingPatients(),
        location.accessibility());
  }

  Location location(Stamp stamp, Zip zip) {
    return new Location(
        stamp.id(),
        stamp.version(),
        Rules.unlessTold(active, true),
        Rules.orNone(identifiers),
        stamp.at(),
        stamp.verification(),
        organization,
        name,
        address,
        Rules.unlessTold(position, zip.position()),
        Rules.unlessTold(timeZone, zip.timeZone()),
        hours,
        Rules.orNone(telecom),
        acceptingPatients,
        Rules.unlessTold(accessibility, Set.of()));
  }
}
