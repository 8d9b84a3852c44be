package health.consilium.search;

import health.consilium.directory.HealthcareService;
import health.consilium.directory.Listing;
import java.util.stream.Stream;

/**
 * What a search looks at: one service at one location, or the location alone.
 *
 * @param word a bit for each of its traits, the location's own included
 */
record Offer(long word) {
  /** The location's, and one for each service that differs from its others. */
  static Stream<Offer> of(Listing listing) {
    long place = Trait.of(listing.location().acceptingPatients()).bit();
    return Stream.concat(
            Stream.of(new Offer(place | Trait.PLACE.bit())),
            listing.services().stream().map(service -> new Offer(place | word(service))))
        .distinct();
  }

  private static long word(HealthcareService service) {
    var routes = service.routes().stream().map(Trait::of);
    var indications = service.indications().stream().map(Trait::of);
    return Trait.SERVICE.bit() | Trait.word(Stream.concat(routes, indications));
  }
}
