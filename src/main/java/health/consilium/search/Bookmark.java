package health.consilium.search;

import health.consilium.directory.Distance;
import java.util.List;

/**
 * How far a reader has come: past everything up to one location.
 *
 * @param meters that location's distance, every bit of it
 * @param number its card's number, which decides among equal ones
 * @param seen how many were shown so far: a hint of how many to ask for, no more
 * @param key what it is ordered by before that, as {@link Found#key} says
 */
record Bookmark(double meters, int number, int seen, String key) {
  static final Bookmark START = new Bookmark(-1, 0, 0, "");

  static Bookmark parse(String text) {
    String[] parts = text.split(" ", 4);
    return new Bookmark(
        Double.parseDouble(parts[0]),
        Integer.parseInt(parts[1]),
        Integer.parseInt(parts[2]),
        parts[3]);
  }

  Bookmark past(List<Found> shown) {
    return shown.isEmpty() ? this : past(shown.getLast(), seen + shown.size());
  }

  private static Bookmark past(Found last, int seen) {
    return new Bookmark(last.distance().meters(), last.number(), seen, last.key());
  }

  boolean isBefore(Found found) {
    return isBefore(found.distance(), found.number());
  }

  /** The same of a location at that distance, whose card has that number. */
  boolean isBefore(Distance distance, int card) {
    int farther = Double.compare(distance.meters(), meters);
    return farther > 0 || (farther == 0 && card > number);
  }

  String text() {
    return meters + " " + number + " " + seen + " " + key;
  }
}
