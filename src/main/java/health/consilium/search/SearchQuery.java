package health.consilium.search;

import health.consilium.platform.paging.Limit;
import java.util.Optional;

/**
 * One search, understood: every default filled in, every value checked.
 *
 * @param origin as the answer tells it; its point is the area's center
 * @param unit of the distances in the answer
 * @param cursor where to go on, sealed
 */
public record SearchQuery(
    Origin origin,
    Area area,
    Filters filters,
    LengthUnit unit,
    Limit limit,
    Optional<String> cursor) {

  /** The same search in other pages. */
  SearchQuery inPagesOf(Limit other) {
    return new SearchQuery(origin, area, filters, unit, other, cursor);
  }

  /** What chooses and orders the hits: a cursor continues a search that agrees in this. */
  String identity() {
    return "search " + area + " " + filters;
  }
}
