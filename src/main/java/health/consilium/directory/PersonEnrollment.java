package health.consilium.directory;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Persons of a register: each is a practitioner and a role that tells what they are trained for,
 * and names no place.
 */
@Singleton
class PersonEnrollment {
  private final Practitioners practitioners;
  private final PractitionerRoles roles;
  private final DirectoryEntryRow.Queries entries;
  private final Documents.Desk desk;

  PersonEnrollment(
      Practitioners practitioners,
      PractitionerRoles roles,
      DirectoryEntryRow.Queries entries,
      Documents.Desk desk) {
    this.practitioners = practitioners;
    this.roles = roles;
    this.entries = entries;
    this.desk = desk;
  }

  /** Those who are there already. */
  Known known(Collection<String> npis) {
    var rows = entries.entriesOfNpis(npis);
    var ids = rows.stream().map(row -> row.id).toList();
    return new Known(
        rows.stream().collect(Collectors.toMap(row -> String.valueOf(row.npi), row -> row)),
        desk.read(entries.owned(roles.collection(), ids), PractitionerRole.class)
            .filter(PersonEnrollment::isBare)
            .collect(
                Collectors.toMap(PractitionerRole::practitioner, role -> role, (one, _) -> one)));
  }

  /**
   * @param rows practitioners by their NPI
   * @param roles the role of each that names no place
   */
  record Known(Map<String, DirectoryEntryRow> rows, Map<UUID, PractitionerRole> roles) {}

  void enroll(Registration.OfPerson person, Known known, EnrollmentSheet sheet) {
    var row = Optional.ofNullable(known.rows().get(person.npi().digits()));
    if (row.isEmpty()) {
      create(person, sheet);
      return;
    }
    var old = desk.read(row.get(), Practitioner.class);
    if (row.get().clinic != null || isStoodBy(old)) {
      sheet.count(Enrolled.LEFT);
      return;
    }
    boolean changed = sheet.change(practitioners, old, stamp -> revised(old, person, stamp));
    var role = Optional.ofNullable(known.roles().get(old.id()));
    changed |=
        role.filter(one -> sheet.change(roles, one, stamp -> revised(one, person, stamp)))
            .isPresent();
    sheet.count(changed ? Enrolled.CHANGED : Enrolled.UNCHANGED);
  }

  /** Whoever keeps it: a number that no longer holds is nobody's claim. */
  boolean end(Npi npi, Known known, EnrollmentSheet sheet) {
    var row = known.rows().get(npi.digits());
    if (row == null) {
      return false;
    }
    var old = desk.read(row, Practitioner.class);
    boolean ended = sheet.change(practitioners, old, stamp -> retired(old, stamp));
    sheet.count(ended ? Enrolled.ENDED : Enrolled.UNCHANGED);
    return true;
  }

  private void create(Registration.OfPerson person, EnrollmentSheet sheet) {
    var practitioner =
        new NewPractitioner(
                true,
                List.of(),
                person.name(),
                person.credentials(),
                List.of(),
                person.npi(),
                List.of())
            .practitioner(sheet.newStamp());
    var role =
        new NewPractitionerRole(
                true,
                List.of(),
                practitioner.id(),
                null,
                List.of(),
                List.of(),
                person.specialties(),
                person.telecom())
            .role(sheet.newStamp());
    sheet.create(practitioners, practitioner);
    sheet.create(roles, role);
    sheet.count(Enrolled.CREATED);
  }

  private static Practitioner revised(Practitioner old, Registration.OfPerson person, Stamp stamp) {
    return new NewPractitioner(
            true,
            old.identifiers(),
            person.name(),
            person.credentials(),
            old.languages(),
            old.npi(),
            old.telecom())
        .practitioner(stamp);
  }

  private static PractitionerRole revised(
      PractitionerRole old, Registration.OfPerson person, Stamp stamp) {
    return new NewPractitionerRole(
            old.active(),
            old.identifiers(),
            old.practitioner(),
            null,
            List.of(),
            List.of(),
            person.specialties(),
            person.telecom())
        .role(stamp);
  }

  private static Practitioner retired(Practitioner old, Stamp stamp) {
    return new NewPractitioner(
            false,
            old.identifiers(),
            old.name(),
            old.credentials(),
            old.languages(),
            old.npi(),
            old.telecom())
        .practitioner(stamp);
  }

  private static boolean isBare(PractitionerRole role) {
    return role.organization() == null && role.services().isEmpty() && role.locations().isEmpty();
  }

  private static boolean isStoodBy(Practitioner practitioner) {
    return practitioner.verification().status() != VerificationStatus.UNVERIFIED;
  }
}
