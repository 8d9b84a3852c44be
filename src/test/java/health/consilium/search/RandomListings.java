package health.consilium.search;

import health.consilium.directory.Accessibility;
import health.consilium.directory.DatedHours;
import health.consilium.directory.DayHours;
import health.consilium.directory.HolidayHours;
import health.consilium.directory.Hours;
import health.consilium.directory.Indication;
import health.consilium.directory.Listing;
import health.consilium.directory.OpeningPeriod;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.PaymentMethod;
import health.consilium.directory.Product;
import health.consilium.directory.Qualification;
import health.consilium.directory.Route;
import health.consilium.directory.TestNetwork;
import health.consilium.directory.TestService;
import health.consilium.directory.Weekday;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Clinics that differ in all that a search can ask for. */
record RandomListings(TestNetwork network, RandomGenerator random) {
  static final List<String> LANGUAGES = List.of("en", "es", "es-MX", "vi", "zh-Hant");
  static final List<String> SPECIALTIES = List.of("2084P0800X", "207L00000X", "208VP0014X");
  static final List<String> STATES = List.of("TX", "WA", "OR");

  /** Two weeks from here on have Thanksgiving and {@link #EXCEPTION}. */
  static final Instant SOME_TIME = Instant.parse("2026-11-20T00:00:00Z");

  static final List<UUID> PLANS = Stream.generate(UUID::randomUUID).limit(5).toList();

  private static final List<String> FIRST = List.of("Heron", "Harbor", "Hérons", "Cedar", "Cedric");
  private static final LocalDate EXCEPTION = LocalDate.of(2026, 11, 30);
  private static final List<String> SECOND = List.of("Wellness", "Psychiatry", "Ketamine Center");

  /** Lists that many, some at one point and some equally far from the middle. */
  List<Listing> list(int count) {
    return IntStream.range(0, count).mapToObj(number -> listing()).toList();
  }

  private Listing listing() {
    var clinic =
        network
            .clinic(any(FIRST, random) + " " + any(SECOND, random))
            .accepting(any(List.of(PatientAcceptance.values()), random))
            .accessible(some(Accessibility.class, 4));
    for (int i = 0; i <= random.nextInt(3); i++) {
      clinic.offering(service());
    }
    if (random.nextInt(3) > 0) {
      clinic.verified(
          Instant.now().truncatedTo(ChronoUnit.MICROS).minus(random.nextInt(200), ChronoUnit.DAYS));
    }
    if (random.nextInt(3) > 0) {
      var end = LocalDate.now(ZoneOffset.UTC).plusDays(random.nextInt(7) - 3);
      clinic.holding(
          any(List.of(Qualification.values()), random), end.minusDays(random.nextInt(5)), end);
    }
    if (random.nextInt(4) > 0) {
      clinic.open(hours());
    }
    return clinic.at((random.nextInt(7) - 3) * 0.05, (random.nextInt(7) - 3) * 0.05);
  }

  /** By day, over night, or round the clock, with holidays off and an evening that is short. */
  private Hours hours() {
    var opens = LocalTime.of(random.nextInt(24), 30);
    var closes = opens.plusHours(random.nextInt(13));
    var days =
        Stream.of(Weekday.values())
            .filter(day -> random.nextInt(4) > 0)
            .map(day -> new DayHours(day, opens, closes))
            .filter(span -> !opens.equals(closes) || random.nextBoolean())
            .toList();
    var evening = new OpeningPeriod(LocalTime.of(18, 0), LocalTime.of(20, 15));
    return new Hours(
        days,
        random.nextBoolean()
            ? List.of()
            : List.of(new DatedHours(EXCEPTION, List.of(evening), null)),
        any(List.of(HolidayHours.values()), random));
  }

  private TestService service() {
    var service =
        new TestService()
            .routes(some(Route.class, 3))
            .indications(some(Indication.class, 4))
            .product(random.nextInt(4) == 0 ? Product.ESKETAMINE : Product.RACEMIC_KETAMINE)
            .paidBy(some(PaymentMethod.class, 3))
            .languages(List.of("en", any(LANGUAGES, random)).stream().distinct().toList())
            .specialties(List.of(any(SPECIALTIES, random)))
            .plans(List.of(any(PLANS, random), any(PLANS, random)));
    return random.nextInt(4) == 0
        ? service.virtualIn(List.of("TX", any(STATES, random)).stream().distinct().toList())
        : service;
  }

  private <E extends Enum<E>> Set<E> some(Class<E> type, int oneIn) {
    var some = EnumSet.noneOf(type);
    for (E each : type.getEnumConstants()) {
      if (random.nextInt(oneIn) == 0) {
        some.add(each);
      }
    }
    return some;
  }

  /** When somebody last verified the location; before all time while nobody has. */
  static Instant lastVerified(Listing listing) {
    var at = listing.location().verification().lastVerifiedAt();
    return at == null ? Instant.MIN : at;
  }

  static <T> T any(List<T> choices, RandomGenerator random) {
    return choices.get(random.nextInt(choices.size()));
  }
}
