package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.platform.paging.Limit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was brought in from around the middle of an area so far, and how far out on the map nothing
 * is missing.
 */
final class Sweep {
  private final Area area;
  private final Map<Integer, Found> found = new HashMap<>();
  private double frontier = Double.POSITIVE_INFINITY;

  Sweep(Area area) {
    this.area = area;
  }

  /** The same location may come on several maps; it counts once. */
  void add(CardKey card, Coordinates at) {
    var distance = area.center().distanceTo(at);
    if (area.contains(at, distance)) {
      found.put(card.number(), new Found(card, at, distance, ""));
    }
  }

  /** Nothing is missing nearer than this length on the map, in degrees; farther out it may be. */
  void endsAt(double length) {
    frontier = Math.min(frontier, length);
  }

  /** The page behind the bookmark, unless something that belongs on it may still be missing. */
  Optional<Slice> slice(Bookmark bookmark, Limit limit) {
    var next = next(bookmark, limit.value() + 1);
    boolean hasMore = next.size() > limit.value();
    var shown = hasMore ? next.subList(0, limit.value()) : next;
    return isComplete(shown, hasMore) ? Optional.of(new Slice(shown, hasMore)) : Optional.empty();
  }

  private List<Found> next(Bookmark bookmark, int count) {
    return found.values().stream().filter(bookmark::isBefore).sorted().limit(count).toList();
  }

  /** Strictly beyond: of those that are equally far, some may lie behind the frontier. */
  private boolean isComplete(List<Found> shown, boolean hasMore) {
    return frontier == Double.POSITIVE_INFINITY
        || (hasMore && frontier > Mercator.reach(area.center(), shown.getLast().distance()));
  }
}
