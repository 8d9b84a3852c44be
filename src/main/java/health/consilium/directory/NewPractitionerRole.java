package health.consilium.directory;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A role as it is written. Lists are empty unless told.
 *
 * @param active whether it is filled; it is unless told otherwise
 * @param identifiers what others call it; none unless told
 * @param practitioner who
 * @param organization for whom
 * @param services in which of the organization's services
 * @param locations at which of the organization's locations
 * @param specialties NUCC taxonomy codes of nine characters and an X
 * @param telecom how to reach them there
 */
public record NewPractitionerRole(
    @Nullable Boolean active,
    @Nullable List<Identifier> identifiers,
    @Nullable UUID practitioner,
    @Nullable UUID organization,
    @Nullable List<UUID> services,
    @Nullable List<UUID> locations,
    @Nullable List<String> specialties,
    @Nullable List<ContactPoint> telecom) {

  static NewPractitionerRole of(PractitionerRole role) {
    return new NewPractitionerRole(
        role.active(),
        role.identifiers(),
        role.practitioner(),
        role.organization(),
        role.services(),
        role.locations(),
        role.specialties(),
        role.telecom());
  }

  PractitionerRole role(Stamp stamp) {
    return new PractitionerRole(
        stamp.id(),
        stamp.version(),
        Rules.unlessTold(active, true),
        Rules.orNone(identifiers),
        stamp.at(),
        stamp.verification(),
        practitioner,
        organization,
        Rules.orNone(services),
        Rules.orNone(locations),
        Rules.orNone(specialties),
        Rules.orNone(telecom));
  }
}
