package health.consilium.search;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What narrows a search so much that its offers have a map of their own: a partition of {@code
 * location_facet}, which a migration makes. Up to 63 its number is that of a trait; from 64 on it
 * is one of some terms.
 */
record Facet(int number) {
  /** Every listed location, once. */
  static final Facet EVERY_PLACE = new Facet(Trait.PLACE.number());

  /** Every service at each of its locations. */
  static final Facet EVERY_SERVICE = new Facet(Trait.SERVICE.number());

  private static final int FIRST_OF_TERMS = 64;
  private static final int OF_TERMS = 32;

  /** Routes are 1 to 6, indications 16 to 27; esketamine is 9, and virtual care 11. */
  private static final long MAPPED =
      EVERY_PLACE.bit()
          | EVERY_SERVICE.bit()
          | bits(1, 6)
          | bits(9, 9)
          | bits(11, 11)
          | bits(16, 27);

  /** Those of an offer that has these traits. */
  static Stream<Facet> of(long word) {
    return LongStream.iterate(word & MAPPED, left -> left != 0, left -> left & (left - 1))
        .mapToInt(Long::numberOfTrailingZeros)
        .mapToObj(Facet::new);
  }

  /** That of a term of that number, among others. */
  static Facet ofTerm(int number) {
    return new Facet(FIRST_OF_TERMS + number % OF_TERMS);
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
