package health.consilium.search;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A trait that narrows a search so much that its offers have a map of their own: a partition of
 * {@code location_facet}, which a migration makes. Its number is the trait's.
 */
record Facet(int number) {
  /** Every listed location, once. */
  static final Facet EVERY_PLACE = new Facet(Trait.PLACE.number());

  /** Every service at each of its locations. */
  static final Facet EVERY_SERVICE = new Facet(Trait.SERVICE.number());

  /** Routes are 1 to 6, indications 16 to 27. */
  private static final long MAPPED =
      EVERY_PLACE.bit() | EVERY_SERVICE.bit() | bits(1, 6) | bits(16, 27);

  /** Those of an offer that has these traits. */
  static Stream<Facet> of(long word) {
    return LongStream.iterate(word & MAPPED, left -> left != 0, left -> left & (left - 1))
        .mapToInt(Long::numberOfTrailingZeros)
        .mapToObj(Facet::new);
  }

  /** Its partition. */
  String table() {
    return "location_facet_" + number;
  }

  private long bit() {
    return 1L << number;
  }

  private static long bits(int first, int last) {
    return (1L << (last + 1)) - (1L << first);
  }
}
