package health.consilium.search;

import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Extent;
import health.consilium.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The door to finding a provider. It reads without a transaction: two statements, each with a
 * snapshot of its own, are the whole search.
 */
@ApplicationScoped
public class Search {
  /** Enough to find a place that is open at night, and bounded where there is none. */
  private static final int MOST = 2_000;

  private final Database database;
  private final Nearest nearest;
  private final Cards cards;
  private final Cursors cursors;

  Search(Database database, Nearest nearest, Cards cards, Cursors cursors) {
    this.database = database;
    this.nearest = nearest;
    this.cards = cards;
    this.cursors = cursors;
  }

  /**
   * One page of the locations that match, the nearest first, of equally near ones always in the
   * same order. Where the wish leaves out those that are closed, the page may be short while more
   * follow: it ends where {@value #MOST} locations were looked at.
   */
  public SearchResult nearby(SearchQuery query, OpenWish wish) {
    String identity = query.identity() + wish.identity();
    var bookmark =
        query
            .cursor()
            .map(cursor -> Bookmark.parse(cursors.open(identity, cursor)))
            .orElse(Bookmark.START);
    var page = new Gathering(query, wish, bookmark);
    boolean more = database.call(connection -> fill(page, connection));
    return new SearchResult(
        query.origin(),
        page.hits(),
        new Extent(query.limit().value(), more),
        more ? cursors.seal(identity, page.end().text()) : null,
        page.changes());
  }

  /** Whether more follows. */
  private boolean fill(Gathering page, Connection connection) throws SQLException {
    boolean more = true;
    for (int looked = 0; more && looked < page.reach(MOST); ) {
      var slice = nearest.after(page.end(), page.ahead(), connection);
      add(slice.found(), page, connection);
      looked += slice.found().size();
      more = slice.hasMore();
    }
    return more || page.isFull();
  }

  private void add(List<Found> found, Gathering page, Connection connection) throws SQLException {
    var shown = cards.of(found, connection);
    for (Found each : found) {
      page.add(each, Optional.ofNullable(shown.get(each.number())));
    }
  }
}
