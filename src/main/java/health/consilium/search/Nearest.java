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
 * draw the distance of the page's own last hit; until then n is doubled. Where few have the name
 * that is asked for, a {@link RollCall} calls all of them.
 */
@ApplicationScoped
class Nearest implements Ordering {
  /**
   * More than the page shows, since the map's order is not quite the globe's: 4 more than a page of
   * 20 are enough for 97 pages in 100.
   */
  private static final int SURPLUS = 4;

  /** Of locations; of their services, some of which come several to a location. */
  static final int FEWEST = Limit.DEFAULT + SURPLUS;

  static final int FEWEST_SERVICES = FEWEST * 4 / 3;

  /** With more names, a walk meets enough of them sooner than all of them are read. */
  private static final int FEW_NAMES = 2_000;

  private final FacetShares shares;
  private final NameShares names;

  Nearest(FacetShares shares, NameShares names) {
    this.shares = shares;
    this.names = names;
  }

  @Override
  public Slice after(Bookmark bookmark, Inquiry inquiry, Connection connection)
      throws SQLException {
    if (inquiry.naming().isPresent()) {
      var naming = inquiry.naming().get();
      if (names.expected(naming, connection) <= FEW_NAMES) {
        return new RollCall(inquiry, naming).after(bookmark, connection);
      }
    }
    return walked(bookmark, inquiry, connection);
  }

  /** The page that a walk finds, whatever it is asked for. */
  Slice walked(Bookmark bookmark, Inquiry inquiry, Connection connection) throws SQLException {
    var limit = inquiry.query().limit();
    var walk = new Walk(inquiry, shares.rarestCover(connection, inquiry.filters()));
    int n = firstTry(bookmark.seen() + limit.value() + SURPLUS, walk);
    while (true) {
      Optional<Slice> slice = walk.first(n, connection).slice(bookmark, limit);
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
