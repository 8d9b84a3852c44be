package health.consilium.search;

import health.consilium.directory.Accessibility;
import health.consilium.directory.Credential;
import health.consilium.directory.Delivery;
import health.consilium.directory.HealthcareService;
import health.consilium.directory.Indication;
import health.consilium.directory.Listing;
import health.consilium.directory.Location;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.PaymentMethod;
import health.consilium.directory.Product;
import health.consilium.directory.Qualification;
import health.consilium.directory.Route;
import health.consilium.platform.json.WireNames;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Filters of a search at random, told twice: as parameters, and as what a listing must be, which
 * looks at the directory's own records and knows nothing of bits, terms or maps.
 */
final class Wanted {
  private final Map<String, String> parameters = new TreeMap<>();
  private final List<Predicate<Listing>> ofPlace = new ArrayList<>();
  private final List<Predicate<HealthcareService>> ofService = new ArrayList<>();
  private final RandomGenerator random;

  private Wanted(RandomGenerator random) {
    this.random = random;
  }

  /** About a quarter of all filters, whether it must be open at some time included. */
  static Wanted withHours(RandomGenerator random) {
    var wanted = new Wanted(random);
    wanted.virtualCare();
    wanted.openAt();
    return wanted.filtered();
  }

  /** About a quarter of the filters that say where and what. */
  static Wanted atRandom(RandomGenerator random) {
    return new Wanted(random).filtered();
  }

  private Wanted filtered() {
    services("routes", Route.class, HealthcareService::routes);
    services("indications", Indication.class, HealthcareService::indications);
    services("product", Product.class, service -> Set.of(service.product()));
    if (!isAnywhere()) {
      services("delivery", Delivery.class, service -> Set.of(service.delivery()));
    }
    services("paymentMethods", PaymentMethod.class, HealthcareService::paymentMethods);
    texts("languages", RandomListings.LANGUAGES, HealthcareService::languages);
    texts("specialty", RandomListings.SPECIALTIES, HealthcareService::specialties);
    texts(
        "plans",
        RandomListings.PLANS.stream().map(Object::toString).toList(),
        service -> service.plansAccepted().stream().map(Object::toString).toList());
    places("accepting", PatientAcceptance.class, at -> Set.of(at.location().acceptingPatients()));
    places("accessibility", Accessibility.class, at -> at.location().accessibility());
    places("credentials", Qualification.class, Wanted::held);
    verified();
    return this;
  }

  Map<String, String> parameters() {
    return parameters;
  }

  /** Whether virtual care is wanted, for which it does not matter where. */
  boolean isAnywhere() {
    return parameters.containsKey("state");
  }

  /** Whether one single service of the listing meets all filters of services. */
  boolean fits(Listing listing) {
    return ofPlace.stream().allMatch(each -> each.test(listing))
        && listing.services().stream()
            .anyMatch(service -> ofService.stream().allMatch(each -> each.test(service)));
  }

  private static Set<Qualification> held(Listing listing) {
    var today = LocalDate.now(ZoneOffset.UTC);
    return listing.credentials().stream()
        .filter(each -> holds(each, today))
        .flatMap(each -> each.qualification().stream())
        .collect(Collectors.toSet());
  }

  private static boolean holds(Credential credential, LocalDate today) {
    var period = Objects.requireNonNull(credential.period());
    return !today.isBefore(Objects.requireNonNull(period.start()))
        && !today.isAfter(Objects.requireNonNull(period.end()));
  }

  private void virtualCare() {
    if (asks()) {
      String state = RandomListings.any(RandomListings.STATES, random);
      parameters.put("delivery", "virtual");
      parameters.put("state", state);
      ofService.add(
          service ->
              service.delivery() == Delivery.VIRTUAL && service.coverageStates().contains(state));
    }
  }

  private void openAt() {
    if (asks()) {
      var at = RandomListings.SOME_TIME.plus(Duration.ofMinutes(random.nextInt(14 * 24 * 60)));
      parameters.put("openAt", at.toString());
      ofPlace.add(listing -> isOpen(listing.location(), at));
    }
  }

  private static boolean isOpen(Location location, Instant at) {
    var hours = location.hours();
    return hours != null && hours.at(at, location.timeZone()).now();
  }

  private void verified() {
    if (asks()) {
      int days = random.nextInt(200);
      parameters.put("verifiedWithinDays", "" + days);
      var midnight = LocalDate.now(ZoneOffset.UTC).atStartOfDay(ZoneOffset.UTC).toInstant();
      var since = midnight.minus(Duration.ofDays(days));
      ofPlace.add(listing -> RandomListings.lastVerified(listing).compareTo(since) >= 0);
    }
  }

  private <E extends Enum<E>> void services(
      String name, Class<E> type, Function<HealthcareService, Collection<E>> having) {
    if (asks()) {
      var some = some(type);
      parameters.put(name, names(some));
      ofService.add(service -> !Collections.disjoint(having.apply(service), some));
    }
  }

  private <E extends Enum<E>> void places(
      String name, Class<E> type, Function<Listing, Collection<E>> having) {
    if (asks()) {
      var some = some(type);
      parameters.put(name, names(some));
      ofPlace.add(listing -> !Collections.disjoint(having.apply(listing), some));
    }
  }

  private void texts(
      String name, List<String> choices, Function<HealthcareService, List<String>> having) {
    if (asks()) {
      var some = List.of(RandomListings.any(choices, random), RandomListings.any(choices, random));
      parameters.put(name, some.stream().distinct().collect(Collectors.joining(",")));
      ofService.add(
          service ->
              having.apply(service).stream()
                  .anyMatch(
                      has ->
                          some.stream()
                              .anyMatch(one -> has.equals(one) || has.startsWith(one + "-"))));
    }
  }

  private boolean asks() {
    return random.nextInt(4) == 0;
  }

  private <E extends Enum<E>> Set<E> some(Class<E> type) {
    return EnumSet.of(
        RandomListings.any(List.of(type.getEnumConstants()), random),
        RandomListings.any(List.of(type.getEnumConstants()), random));
  }

  private static String names(Set<? extends Enum<?>> some) {
    return some.stream().map(WireNames::of).collect(Collectors.joining(","));
  }
}
