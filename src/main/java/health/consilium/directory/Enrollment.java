package health.consilium.directory;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes over what a public register says, by NPI, so that the same told again changes nothing. What
 * a clinic keeps or somebody stands by is left to them; only that a number has ended holds for all.
 */
@Singleton
class Enrollment {
  /** Who of those that are registered is there already. */
  private record Known(PersonEnrollment.Known persons, OrganizationEnrollment.Known organizations) {
    boolean isPerson(Npi npi) {
      return persons.rows().containsKey(npi.digits());
    }

    boolean isOrganization(Npi npi) {
      return organizations.rows().containsKey(npi.digits());
    }
  }

  private final PersonEnrollment persons;
  private final OrganizationEnrollment organizations;
  private final Locations locations;
  private final Journal journal;
  private final EntityManager session;
  private final Event<ListingsChanged> changes;
  private final Clock clock;

  Enrollment(
      PersonEnrollment persons,
      OrganizationEnrollment organizations,
      Locations locations,
      Journal journal,
      EntityManager session,
      Event<ListingsChanged> changes,
      Clock clock) {
    this.persons = persons;
    this.organizations = organizations;
    this.locations = locations;
    this.journal = journal;
    this.session = session;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * @throws health.consilium.platform.problem.Refusal 422 when its address is in none of the
   *     gazetteer's ZIPs
   */
  void check(Registration registration) {
    if (registration instanceof Registration.OfOrganization organization) {
      locations.requireZip(organization.address());
    }
  }

  Enrolled enroll(Collection<Registration> registrations, Author author) {
    journal.open();
    var last = lastOfEach(registrations);
    var sheet = new EnrollmentSheet(clock.instant());
    var known = new Known(persons.known(last.keySet()), organizations.known(last.keySet()));
    last.values().forEach(registration -> enroll(registration, known, sheet));
    sheet.write(journal, author);
    // who is told may look with a statement of its own, for which Hibernate would not flush
    session.flush();
    if (!sheet.places().isEmpty()) {
      changes.fire(new ListingsChanged(sheet.places()));
    }
    return sheet.counts();
  }

  private void enroll(Registration registration, Known known, EnrollmentSheet sheet) {
    switch (registration) {
      case Registration.OfPerson(var npi, _, _, _, _) when known.isOrganization(npi) ->
          sheet.count(Enrolled.LEFT);
      case Registration.OfPerson person -> persons.enroll(person, known.persons(), sheet);
      case Registration.OfOrganization(var npi, _, _, _, _, _) when known.isPerson(npi) ->
          sheet.count(Enrolled.LEFT);
      case Registration.OfOrganization organization ->
          organizations.enroll(organization, known.organizations(), sheet);
      case Registration.Ended(var npi) -> end(npi, known, sheet);
    }
  }

  private void end(Npi npi, Known known, EnrollmentSheet sheet) {
    boolean ended =
        persons.end(npi, known.persons(), sheet)
            || organizations.end(npi, known.organizations(), sheet);
    if (!ended) {
      sheet.count(Enrolled.UNKNOWN);
    }
  }

  /** A file may tell of a number twice: the later line holds. */
  private static Map<String, Registration> lastOfEach(Collection<Registration> registrations) {
    var last = new LinkedHashMap<String, Registration>();
    registrations.forEach(each -> last.put(each.npi().digits(), each));
    return last;
  }
}
