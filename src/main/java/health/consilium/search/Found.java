package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import java.util.Comparator;

/**
 * A location that was found; the nearest comes first, and of equally near ones the lower number.
 *
 * @param number of its card
 * @param at where it is
 * @param distance from the middle of the search
 */
record Found(int number, Coordinates at, Distance distance) implements Comparable<Found> {
  private static final Comparator<Found> ORDER =
      Comparator.comparing(Found::distance).thenComparingInt(Found::number);

  @Override
  public int compareTo(Found other) {
    return ORDER.compare(this, other);
  }
}
