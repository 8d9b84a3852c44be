package health.consilium.directory;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Organizations of a register: each is an organization with one location, in the middle of its ZIP.
 * What they are trained for is kept among the identifiers, since services say that here.
 */
@Singleton
class OrganizationEnrollment {
  private static final String NUCC = "http://nucc.org/provider-taxonomy";

  private final Organizations organizations;
  private final Locations locations;
  private final OrganizationRow.Queries organizationRows;
  private final LocationRow.Queries locationRows;

  OrganizationEnrollment(
      Organizations organizations,
      Locations locations,
      OrganizationRow.Queries organizationRows,
      LocationRow.Queries locationRows) {
    this.organizations = organizations;
    this.locations = locations;
    this.organizationRows = organizationRows;
    this.locationRows = locationRows;
  }

  /**
   * @param rows organizations by their NPI; the first where several have it
   * @param places all locations of each
   */
  record Known(Map<String, OrganizationRow> rows, Map<UUID, List<Location>> places) {}

  /** Those that are there already. */
  Known known(Collection<String> npis) {
    var rows = organizationRows.organizationsOfNpis(npis);
    var ids = rows.stream().map(row -> row.id).toList();
    return new Known(
        rows.stream()
            .collect(Collectors.toMap(row -> String.valueOf(row.npi), row -> row, (one, _) -> one)),
        locationRows.locationsOfAll(ids).stream()
            .map(LocationRow::toLocation)
            .collect(Collectors.groupingBy(Location::organization)));
  }

  void enroll(Registration.OfOrganization registered, Known known, EnrollmentSheet sheet) {
    var row = Optional.ofNullable(known.rows().get(registered.npi().digits()));
    if (row.isEmpty()) {
      create(registered, sheet);
      return;
    }
    var old = row.get().toOrganization();
    if (row.get().clinic != null || isStoodBy(old)) {
      sheet.count(Enrolled.LEFT);
      return;
    }
    boolean changed = sheet.change(organizations, old, stamp -> revised(old, registered, stamp));
    changed |=
        onlyPlace(old, known)
            .filter(
                place -> sheet.change(locations, place, stamp -> moved(place, registered, stamp)))
            .isPresent();
    sheet.count(changed ? Enrolled.CHANGED : Enrolled.UNCHANGED);
  }

  /** Whoever keeps it: its places leave the search with it. */
  boolean end(Npi npi, Known known, EnrollmentSheet sheet) {
    var row = known.rows().get(npi.digits());
    if (row == null) {
      return false;
    }
    var old = row.toOrganization();
    boolean ended = sheet.change(organizations, old, stamp -> retired(old, stamp));
    sheet.count(ended ? Enrolled.ENDED : Enrolled.UNCHANGED);
    return true;
  }

  private void create(Registration.OfOrganization registered, EnrollmentSheet sheet) {
    var organization =
        new NewOrganization(
                true,
                taxonomies(List.of(), registered),
                registered.name(),
                registered.alias() == null ? List.of() : List.of(registered.alias()),
                registered.npi(),
                null,
                null,
                List.of())
            .organization(sheet.newStamp());
    var location =
        locations.entry(
            sheet.newStamp(),
            new NewLocation(
                true,
                List.of(),
                organization.id(),
                registered.name(),
                registered.address(),
                null,
                null,
                null,
                registered.telecom(),
                // no register says so, and who is turned away has been misled
                PatientAcceptance.NO_PATIENTS,
                null));
    sheet.create(organizations, organization);
    sheet.create(locations, location);
    sheet.count(Enrolled.CREATED);
  }

  private static Organization revised(
      Organization old, Registration.OfOrganization registered, Stamp stamp) {
    var aliases =
        registered.alias() == null || old.aliases().contains(registered.alias())
            ? old.aliases()
            : Stream.concat(old.aliases().stream(), Stream.of(registered.alias())).toList();
    return new NewOrganization(
            true,
            taxonomies(old.identifiers(), registered),
            registered.name(),
            aliases,
            old.npi(),
            old.partOf(),
            old.website(),
            old.telecom())
        .organization(stamp);
  }

  private static Organization retired(Organization old, Stamp stamp) {
    return new NewOrganization(
            false,
            old.identifiers(),
            old.name(),
            old.aliases(),
            old.npi(),
            old.partOf(),
            old.website(),
            old.telecom())
        .organization(stamp);
  }

  /** Which of several the register means cannot be told; and what somebody stands by is theirs. */
  private static Optional<Location> onlyPlace(Organization organization, Known known) {
    var places = known.places().getOrDefault(organization.id(), List.of());
    return places.size() == 1
        ? places.stream()
            .filter(place -> place.verification().status() == VerificationStatus.UNVERIFIED)
            .findFirst()
        : Optional.empty();
  }

  /** With what else is known of the place; a position only while the address stays. */
  private Location moved(Location old, Registration.OfOrganization registered, Stamp stamp) {
    boolean stays = Objects.equals(old.address(), registered.address());
    return locations.entry(
        stamp,
        new NewLocation(
            old.active(),
            old.identifiers(),
            old.organization(),
            registered.name(),
            registered.address(),
            stays ? old.position() : null,
            stays ? old.timeZone() : null,
            old.hours(),
            registered.telecom(),
            old.acceptingPatients(),
            old.accessibility()));
  }

  private static List<Identifier> taxonomies(
      List<Identifier> old, Registration.OfOrganization registered) {
    return Stream.concat(
            old.stream().filter(each -> !each.system().equals(NUCC)),
            registered.specialties().stream().map(code -> new Identifier(NUCC, code)))
        .toList();
  }

  private static boolean isStoodBy(Organization organization) {
    return organization.verification().status() != VerificationStatus.UNVERIFIED;
  }
}
