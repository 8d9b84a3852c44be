package health.consilium.directory;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Clinics for one test, in a corner of the world that no other test's network comes near:
 *
 * <pre>
 * network.clinic("Far").at(0.10, 0);
 * network.clinic("Fits").offering(Set.of(Route.IV), Set.of(Indication.PTSD)).at(0.01, 0.02);
 * </pre>
 */
public final class TestNetwork {
  /** Corners of 4 degrees, from the equator to 60 north, and from Greenwich to 160 east. */
  private static final int ROWS = 15;

  private static final int COLUMNS = 40;
  private static final AtomicInteger CORNERS = new AtomicInteger();
  private static final Instant SOME_TIME = Instant.parse("2026-03-02T15:00:00Z");

  private final Directory directory;
  private final Coordinates middle;

  private TestNetwork(Directory directory, Coordinates middle) {
    this.directory = directory;
    this.middle = middle;
  }

  /** A network in a new corner. */
  public static TestNetwork in(Directory directory) {
    int corner = CORNERS.getAndIncrement() % (ROWS * COLUMNS);
    return new TestNetwork(
        directory, new Coordinates(4 * (corner % ROWS) + 2, 4 * (corner / ROWS) + 2));
  }

  /** A network around a point that the test chooses, and has to itself. */
  public static TestNetwork around(double latitude, double longitude, Directory directory) {
    return new TestNetwork(directory, new Coordinates(latitude, longitude));
  }

  /** What the clinics' places are told from. */
  public Coordinates middle() {
    return middle;
  }

  /** A clinic that takes new patients; without services of its own it gives IV for MDD. */
  public Clinic clinic(String name) {
    return new Clinic(name);
  }

  /** A clinic of one place, listed once it is told where. */
  public final class Clinic {
    private final String name;
    private final List<TestService> services = new ArrayList<>();
    private final Set<Accessibility> accessibility = EnumSet.noneOf(Accessibility.class);
    private PatientAcceptance accepting = PatientAcceptance.NEW_PATIENTS;
    private Optional<Hours> hours = Optional.empty();
    private Verification verification = Verification.NONE;
    private final List<Function<Organization, Credential>> held = new ArrayList<>();

    private Clinic(String name) {
      this.name = name;
    }

    /** One service more. */
    public Clinic offering(Set<Route> routes, Set<Indication> indications) {
      return offering(new TestService().routes(routes).indications(indications));
    }

    /** One service more. */
    public Clinic offering(TestService service) {
      services.add(service);
      return this;
    }

    public Clinic accessible(Set<Accessibility> how) {
      accessibility.addAll(how);
      return this;
    }

    /** Verified by its keeper at that moment. */
    public Clinic verified(Instant at) {
      verification = Verification.of(VerificationStatus.ATTESTED, at, VerificationMethod.SELF);
      return this;
    }

    public Clinic accepting(PatientAcceptance whom) {
      accepting = whom;
      return this;
    }

    /** Its hours, which nobody knows otherwise, by the clock of Anchorage. */
    public Clinic open(Hours week) {
      hours = Optional.of(week);
      return this;
    }

    /** The organization holds it in that period. */
    public Clinic holding(Qualification qualification, LocalDate from, LocalDate until) {
      held.add(organization -> credential(organization, qualification, new Period(from, until)));
      return this;
    }

    /** Lists it so many degrees north and east of the network's middle. */
    public Listing at(double north, double east) {
      var listing = listing(north, east);
      directory.publish(List.of(listing));
      return listing;
    }

    /** The same, not yet published. */
    public Listing listing(double north, double east) {
      if (services.isEmpty()) {
        offering(Set.of(Route.IV), Set.of(Indication.MDD));
      }
      var organization = organization(name);
      var location = location(organization, point(north, east));
      return new Listing(
          location,
          organization,
          services.stream().map(each -> each.at(location)).toList(),
          held.stream().map(each -> each.apply(organization)).toList());
    }

    private Location location(Organization organization, Coordinates point) {
      return new Location(
          UUID.randomUUID(),
          1,
          true,
          List.of(),
          SOME_TIME,
          verification,
          organization.id(),
          organization.name(),
          new Address("1 Example Street", "Suite 2", "Example City", "AK", "99501"),
          new Position(point.latitude(), point.longitude(), Position.Precision.ROOFTOP),
          ZoneId.of("America/Anchorage"),
          hours.orElse(null),
          List.of(new ContactPoint(ContactPoint.Kind.PHONE, "+12065550143")),
          accepting,
          accessibility);
    }
  }

  private static Credential credential(
      Organization organization, Qualification qualification, Period period) {
    return new Credential(
        UUID.randomUUID(),
        1,
        true,
        List.of(),
        SOME_TIME,
        Verification.NONE,
        organization.id(),
        qualification.kind(),
        qualification,
        "Example Board",
        null,
        qualification == Qualification.STATE_LICENCE ? "AK" : null,
        CredentialStatus.ACTIVE,
        period,
        null);
  }

  private Coordinates point(double north, double east) {
    double longitude = middle.longitude() + east;
    return new Coordinates(
        middle.latitude() + north, longitude > 180 ? longitude - 360 : longitude);
  }

  private static Organization organization(String name) {
    return new Organization(
        UUID.randomUUID(),
        1,
        true,
        List.of(new Identifier("urn:example:clinics", "0042")),
        SOME_TIME,
        Verification.NONE,
        name,
        List.of(name + " Ketamine (fictional)"),
        new Npi("1234567893"),
        null,
        URI.create("https://example.org/"),
        List.of(new ContactPoint(ContactPoint.Kind.PHONE, "+12065550142")));
  }
}
