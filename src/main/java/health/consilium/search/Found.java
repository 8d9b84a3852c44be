package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import java.util.Comparator;

/**
 * A location that was found; the nearest comes first, and of equally near ones the lower number.
 *
 * @param card what to show of it
 * @param at where it is
 * @param distance from the middle of the search
 * @param key what it is ordered by before its distance; empty where nothing is
 */
record Found(CardKey card, Coordinates at, Distance distance, String key)
    implements Comparable<Found> {
  private static final Comparator<Found> ORDER =
      Comparator.comparing(Found::distance).thenComparingInt(Found::number);

  /** The same, ordered by that before its distance. */
  Found by(String other) {
    return new Found(card, at, distance, other);
  }

  /** Its card's. */
  int number() {
    return card.number();
  }

  @Override
  public int compareTo(Found other) {
    return ORDER.compare(this, other);
  }
}
