package health.consilium.search;

import health.consilium.platform.paging.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The nearest locations, exactly. A {@link Walk} hands over the first n that it meets on the map; a
 * {@link Sweep} measures them on the globe. Whatever was not handed over lies at least as far out
 * on the map as the last that was. So the page is right as soon as that is farther than the map can
 * draw the distance of the page's own last hit; until then n is doubled.
 */
@ApplicationScoped
class Nearest {
  /**
   * More than the page shows, since the map's order is not quite the globe's: 4 more than a page of
   * 20 are enough for 97 pages in 100.
   */
  private static final int SURPLUS = 4;

  /** Of locations; of their services, some of which come several to a location. */
  static final int FEWEST = Limit.DEFAULT + SURPLUS;

  static final int FEWEST_SERVICES = FEWEST * 4 / 3;

  private final FacetShares shares;

  Nearest(FacetShares shares) {
    this.shares = shares;
  }

  /** The page of the query that follows the bookmark. */
  Slice after(Bookmark bookmark, SearchQuery query, Connection connection) throws SQLException {
    var walk = new Walk(query, shares.rarestCover(connection, query.filters()));
    int n = firstTry(bookmark.seen() + query.limit().value() + SURPLUS, walk);
    while (true) {
      Optional<Slice> slice = walk.first(n, connection).slice(bookmark, query.limit());
      if (slice.isPresent()) {
        return slice.get();
      }
      n *= 2;
    }
  }

  /** One of few numbers, since each makes a statement of its own to prepare. */
  private static int firstTry(int atLeast, Walk walk) {
    int n = FEWEST;
    while (n < atLeast) {
      n *= 2;
    }
    return walk.isOfServices() ? n / FEWEST * FEWEST_SERVICES : n;
  }
}
