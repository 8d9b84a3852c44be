package health.consilium.directory;

import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Fictional entries of the directory, whole and valid; a test says what it needs otherwise. */
final class Fictional {
  private static final Instant SOME_TIME = Instant.parse("2026-03-02T15:00:00.123456Z");

  private Fictional() {}

  static Organization organization() {
    return organization(true);
  }

  static Organization organization(boolean active) {
    return new Organization(
        UUID.randomUUID(),
        1,
        active,
        List.of(new Identifier("urn:example:clinics", "0042")),
        SOME_TIME,
        Verification.NONE,
        "Example Heron Ketamine Clinic (fictional)",
        List.of("Heron"),
        new Npi("1234567893"),
        null,
        URI.create("https://example.org/heron"),
        List.of(new ContactPoint(ContactPoint.Kind.PHONE, "+12065550142")));
  }

  static Location location(Organization owner) {
    return location(owner, true);
  }

  static Location location(Organization owner, boolean active) {
    var monday = new DayHours(Weekday.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 30));
    return new Location(
        UUID.randomUUID(),
        1,
        active,
        List.of(),
        SOME_TIME,
        Verification.NONE,
        owner.id(),
        "Heron, downtown",
        new Address("1 Example Street", "Suite 2", "Seattle", "WA", "98101"),
        new Position(47.611435, -122.330456, Position.Precision.ZIP),
        ZoneId.of("America/Los_Angeles"),
        TestHours.weekly(List.of(monday)),
        List.of(new ContactPoint(ContactPoint.Kind.PHONE, "+12065550143")),
        PatientAcceptance.NEW_PATIENTS,
        Set.of());
  }

  static HealthcareService service(Location... locations) {
    return service(true, locations);
  }

  static HealthcareService service(boolean active, Location... locations) {
    var places = List.of(locations);
    return new HealthcareService(
        UUID.randomUUID(),
        1,
        active,
        List.of(),
        SOME_TIME,
        Verification.NONE,
        places.getFirst().organization(),
        places.stream().map(Location::id).toList(),
        List.of("2084P0800X"),
        Delivery.PHYSICAL,
        List.of(),
        Set.of(Route.IM, Route.IV),
        Product.RACEMIC_KETAMINE,
        false,
        Set.of(Indication.PTSD, Indication.MDD),
        List.of("en", "es"),
        true,
        false,
        null,
        null,
        null,
        null,
        List.of(),
        Set.of(),
        null,
        Set.of(),
        Set.of());
  }

  /** A listed clinic of one place and one service. */
  static Listing listing() {
    return listing(organization());
  }

  /** A place more of the organization, with a service of its own. */
  static Listing listing(Organization organization) {
    var location = location(organization);
    return new Listing(location, organization, List.of(service(location)));
  }
}
