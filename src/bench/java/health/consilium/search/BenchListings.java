package health.consilium.search;

import health.consilium.directory.Address;
import health.consilium.directory.ContactPoint;
import health.consilium.directory.Coordinates;
import health.consilium.directory.DayHours;
import health.consilium.directory.Delivery;
import health.consilium.directory.HealthcareService;
import health.consilium.directory.Hours;
import health.consilium.directory.Indication;
import health.consilium.directory.Listing;
import health.consilium.directory.Location;
import health.consilium.directory.Organization;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.Position;
import health.consilium.directory.Product;
import health.consilium.directory.Route;
import health.consilium.directory.TestHours;
import health.consilium.directory.Verification;
import health.consilium.directory.Weekday;
import java.net.URI;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Made-up listings of about the size of real ones. */
record BenchListings(Random random) {
  /** One location in a hundred treats this. */
  static final Indication RARE = Indication.CRPS;

  private static final List<ZoneId> ZONES =
      Stream.of("New_York", "Chicago", "Denver", "Los_Angeles")
          .map(city -> ZoneId.of("America/" + city))
          .toList();

  private static final Instant LONG_AGO = Instant.parse("2026-01-05T09:00:00Z");

  /**
   * A listing there, of one or two services; one in a hundred of its numbers treats {@link #RARE}.
   */
  Listing listing(Coordinates at, int number) {
    var owner = organization(number);
    var id = id();
    var location =
        new Location(
            id,
            1,
            true,
            List.of(),
            LONG_AGO,
            Verification.NONE,
            owner.id(),
            "Harbor Wellness " + number,
            new Address(
                number + " Main Street", "Suite " + number % 90, "Springfield", "IL", "62701"),
            new Position(at.latitude(), at.longitude(), Position.Precision.ROOFTOP),
            ZONES.get(number / 189 % ZONES.size()),
            hours(number),
            owner.telecom(),
            random.nextInt(10) < 7
                ? PatientAcceptance.NEW_PATIENTS
                : PatientAcceptance.EXISTING_ONLY,
            Set.of());
    var services = new ArrayList<HealthcareService>();
    services.add(service(location, some(Route.class), indications(number)));
    if (random.nextInt(4) == 0) {
      services.add(service(location, EnumSet.of(Route.IN), EnumSet.of(Indication.MDD)));
    }
    return new Listing(location, owner, services);
  }

  private Organization organization(int number) {
    return new Organization(
        id(),
        1,
        true,
        List.of(),
        LONG_AGO,
        Verification.NONE,
        "Harbor Wellness Group " + number,
        List.of(),
        null,
        null,
        URI.create("https://harbor-" + number + ".example"),
        List.of(
            new ContactPoint(ContactPoint.Kind.PHONE, "+1217555" + (1000 + number)),
            new ContactPoint(ContactPoint.Kind.EMAIL, "desk@harbor-" + number + ".example")));
  }

  private HealthcareService service(
      Location location, Set<Route> routes, Set<Indication> indications) {
    return new HealthcareService(
        id(),
        1,
        true,
        List.of(),
        LONG_AGO,
        Verification.NONE,
        location.organization(),
        List.of(location.id()),
        List.of("2084P0800X"),
        Delivery.PHYSICAL,
        List.of(),
        routes,
        Product.RACEMIC_KETAMINE,
        false,
        indications,
        random.nextInt(3) == 0 ? List.of("en", "es") : List.of("en"),
        random.nextBoolean(),
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

  private Set<Indication> indications(int number) {
    var indications = some(Indication.class);
    indications.remove(RARE);
    indications.add(number % 100 == 0 ? RARE : Indication.MDD);
    return indications;
  }

  /** One of 189 weeks: five to seven days, from 7:00 to 10:00 until 16:00 to 20:00. */
  private static Hours hours(int number) {
    var opens = LocalTime.of(7, 0).plusMinutes(number % 7 * 30L);
    var closes = LocalTime.of(16, 0).plusMinutes(number / 7 % 9 * 30L);
    return TestHours.weekly(
        Stream.of(Weekday.values())
            .limit(5 + number / 63 % 3)
            .map(day -> new DayHours(day, opens, closes))
            .toList());
  }

  private <E extends Enum<E>> EnumSet<E> some(Class<E> type) {
    E[] all = type.getEnumConstants();
    return EnumSet.of(all[random.nextInt(all.length)], all[random.nextInt(all.length)]);
  }

  private UUID id() {
    return new UUID(random.nextLong(), random.nextLong());
  }
}
