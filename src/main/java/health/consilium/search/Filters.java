package health.consilium.search;

import health.consilium.directory.Indication;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.Route;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a location must offer. A set that is empty asks for nothing; one value of each other set is
 * enough, and one single service must meet all the service filters at once.
 *
 * @param routes of a service
 * @param indications of a service
 * @param accepting of the location
 */
record Filters(Set<Route> routes, Set<Indication> indications, Set<PatientAcceptance> accepting) {
  private static final int ANYBODY = 0b1111;

  static final Filters NONE = new Filters(Set.of(), Set.of(), Set.of());

  /** The service filters that ask for something: of each, the facets of which one is enough. */
  List<List<Facet>> alternatives() {
    return Stream.of(
            routes.stream().map(Facet::of).toList(), indications.stream().map(Facet::of).toList())
        .filter(facets -> !facets.isEmpty())
        .toList();
  }

  /** Whether every location of these facets meets the service filters: they are the only one. */
  boolean areMetBy(List<Facet> cover) {
    return alternatives().isEmpty() || alternatives().equals(List.of(cover));
  }

  /** The bits of which a service needs one; every service has one if nothing is asked. */
  long routeBits() {
    return routes.isEmpty() ? Facet.EVERY.bit() : Facet.bits(routes.stream().map(Facet::of));
  }

  long indicationBits() {
    return indications.isEmpty()
        ? Facet.EVERY.bit()
        : Facet.bits(indications.stream().map(Facet::of));
  }

  int acceptingBits() {
    return accepting.isEmpty()
        ? ANYBODY
        : accepting.stream().mapToInt(Facet::bit).reduce(0, (some, more) -> some | more);
  }
}
