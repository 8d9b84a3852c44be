package health.consilium.search;

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
  /** More than the page shows, since the map's order is not quite the globe's. */
  private static final int SURPLUS = 12;

  private static final int FEWEST = 32;
  private static final int MOST = 1 << 30;

  private final FacetShares shares;

  Nearest(FacetShares shares) {
    this.shares = shares;
  }

  /** The page of the query that follows the bookmark. */
  Slice after(Bookmark bookmark, SearchQuery query, Connection connection) throws SQLException {
    var walk = new Walk(query, shares.rarestCover(connection, query.filters()));
    int n = powerOfTwo(bookmark.seen() + query.limit().value() + SURPLUS);
    while (true) {
      Optional<Slice> slice = walk.first(n, connection).slice(bookmark, query.limit());
      if (slice.isPresent()) {
        return slice.get();
      }
      n = powerOfTwo(n + 1);
    }
  }

  /** Few different limits make few different statements to prepare. */
  private static int powerOfTwo(int atLeast) {
    return Math.clamp(Integer.highestOneBit(atLeast - 1) * 2L, FEWEST, MOST);
  }
}
