package health.consilium.search;

import health.consilium.platform.paging.Limit;
import java.util.Optional;

/**
 * One search, understood: every default filled in, every value checked.
 *
 * @param origin as the answer tells it; its point is the area's center
 * @param name what was typed of one
 * @param wish when a hit is looked at, and whether it has to be open then
 */
record SearchQuery(
    Origin origin,
    Area area,
    Filters filters,
    Optional<TypedName> name,
    OpenWish wish,
    Shown shown) {

  /** The nearest in an area that meet the filters. */
  static SearchQuery of(Area area, Filters filters, Limit limit) {
    return new SearchQuery(
        Origin.of(area.center()), area, filters, Optional.empty(), OpenWish.NONE, Shown.by(limit));
  }

  Limit limit() {
    return shown.limit();
  }

  /** The same search in other pages. */
  SearchQuery inPagesOf(Limit other) {
    return new SearchQuery(origin, area, filters, name, wish, shown.inPagesOf(other));
  }

  /** What chooses and orders the hits: a cursor continues a search that agrees in this. */
  String identity() {
    String found =
        String.join(
            " ",
            "search",
            area.toString(),
            filters.identity(),
            name.map(TypedName::words).toString(),
            shown.order().toString());
    return found + wish.identity();
  }
}
