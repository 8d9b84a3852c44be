package health.consilium.search;

import health.consilium.directory.HealthcareService;
import health.consilium.directory.Indication;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.Route;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A property that narrows a search: each facet is a map of its own in {@code location_facet}, and a
 * bit in the word that describes a service. The numbers are stored: they never change their
 * meaning, and new ones come behind.
 *
 * @param number 0 to 62
 */
record Facet(int number) {
  /** Every listed location; as a bit, every service. */
  static final Facet EVERY = new Facet(0);

  static Facet of(Route route) {
    return new Facet(
        switch (route) {
          case IV -> 1;
          case IM -> 2;
          case SC -> 3;
          case IN -> 4;
          case PO -> 5;
          case SL -> 6;
        });
  }

  static Facet of(Indication indication) {
    return new Facet(
        switch (indication) {
          case MDD -> 16;
          case TRD -> 17;
          case BIPOLAR_DEPRESSION -> 18;
          case PTSD -> 19;
          case OCD -> 20;
          case ANXIETY -> 21;
          case SUICIDALITY -> 22;
          case CRPS -> 23;
          case FIBROMYALGIA -> 24;
          case NEUROPATHIC_PAIN -> 25;
          case CHRONIC_MIGRAINE -> 26;
          case CHRONIC_PAIN -> 27;
        });
  }

  /** The bit of whom a location takes; a location's, unlike the rest, which are a service's. */
  static int bit(PatientAcceptance acceptance) {
    return switch (acceptance) {
      case NEW_PATIENTS -> 1;
      case NO_PATIENTS -> 2;
      case EXISTING_ONLY -> 4;
      case EXISTING_AND_FAMILY -> 8;
    };
  }

  long bit() {
    return 1L << number;
  }

  /** The word that describes a service: a bit for each facet that it belongs to. */
  static long word(HealthcareService service) {
    var routes = service.routes().stream().map(Facet::of);
    var indications = service.indications().stream().map(Facet::of);
    return EVERY.bit() | bits(Stream.concat(routes, indications));
  }

  static long bits(Stream<Facet> facets) {
    return facets.mapToLong(Facet::bit).reduce(0, (some, more) -> some | more);
  }

  /** The facets of a location that offers services of these words. */
  static Stream<Facet> among(LongStream words) {
    long all = words.reduce(EVERY.bit(), (some, more) -> some | more);
    return Stream.iterate(0, number -> number < Long.SIZE - 1, number -> number + 1)
        .map(Facet::new)
        .filter(facet -> (all & facet.bit()) != 0);
  }
}
