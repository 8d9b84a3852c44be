package health.consilium.search;

import com.github.benmanes.caffeine.cache.Interner;
import health.consilium.directory.HealthcareService;
import health.consilium.directory.Listing;
import health.consilium.directory.Location;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a search looks at: one service at one location, or the location alone.
 *
 * @param word a bit for each of its traits, the location's own included
 * @param terms of the service
 * @param holdings of whoever speaks for the location, in ascending order
 * @param verified since when somebody stands by the location, in microseconds since 1970
 */
record Offer(long word, Set<Term> terms, List<Holding> holdings, Optional<Long> verified) {
  /** Many services have the same terms: each set is there once. */
  private static final Interner<Set<Term>> TERMS = Interner.newWeakInterner();

  /** The location's, and one for each service that differs from its others. */
  static Stream<Offer> of(Listing listing) {
    var place = ofPlace(listing.location(), holdings(listing));
    return Stream.concat(
            Stream.of(place), listing.services().stream().map(service -> place.with(service)))
        .distinct();
  }

  static List<Holding> holdings(Listing listing) {
    return listing.credentials().stream()
        .flatMap(Holding::of)
        .distinct()
        .sorted(Comparator.comparingLong(Holding::packed))
        .toList();
  }

  static Offer ofPlace(Location location, List<Holding> holdings) {
    long word =
        Trait.PLACE.bit()
            | Trait.of(location.acceptingPatients()).bit()
            | Trait.word(location.accessibility().stream().map(Trait::of));
    var verified = location.verification().standsSince().map(Offer::micros);
    return new Offer(word, Set.of(), holdings, verified);
  }

  /** That of a service at this location. */
  Offer with(HealthcareService service) {
    long place = word & ~Trait.PLACE.bit();
    return new Offer(
        place | word(service),
        TERMS.intern(Term.of(service).collect(Collectors.toUnmodifiableSet())),
        holdings,
        verified);
  }

  static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }

  private static long word(HealthcareService service) {
    var traits =
        Stream.<Stream<? extends Enum<?>>>of(
                service.routes().stream(),
                service.indications().stream(),
                service.paymentMethods().stream(),
                Stream.of(service.product(), service.delivery()))
            .flatMap(each -> each)
            .map(Trait::of);
    return Trait.SERVICE.bit() | Trait.word(traits);
  }
}
