package health.consilium.directory;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An organization as it is written.
 *
 * @param active whether it is in business; it is unless told otherwise
 * @param identifiers what others call it; none unless told
 * @param name 1 to 200 characters
 * @param aliases other names it is known by, each like its name; none unless told
 * @param npi its NPI of type 2, if it is known
 * @param partOf the organization it belongs to, which must not belong to this one
 * @param website an https address
 * @param telecom how to reach it; none unless told
 */
public record NewOrganization(
    @Nullable Boolean active,
    @Nullable List<Identifier> identifiers,
    String name,
    @Nullable List<String> aliases,
    @Nullable Npi npi,
    @Nullable UUID partOf,
    @Nullable URI website,
    @Nullable List<ContactPoint> telecom) {

  static NewOrganization of(Organization organization) {
    return new NewOrganization(
        organization.active(),
        organization.identifiers(),
        organization.name(),
        organization.aliases(),
        organization.npi(),
        organization.partOf(),
        organization.website(),
        organization.telecom());
  }

  Organization organization(Stamp stamp) {
    return new Organization(
        stamp.id(),
        stamp.version(),
        Rules.unlessTold(active, true),
        Rules.orNone(identifiers),
        stamp.at(),
        stamp.verification(),
        name,
        Rules.orNone(aliases),
        npi,
        partOf,
        website,
        Rules.orNone(telecom));
  }
}
