package health.consilium.search;

import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Extent;
import health.consilium.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The door to finding a provider. It reads without a transaction: two statements, each with a
 * snapshot of its own, are the whole search.
 */
@ApplicationScoped
public class Search {
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
   * same order.
   */
  public SearchResult nearby(SearchQuery query) {
    var bookmark =
        query
            .cursor()
            .map(cursor -> Bookmark.parse(cursors.open(query.identity(), cursor)))
            .orElse(Bookmark.START);
    return database.call(connection -> page(query, bookmark, connection));
  }

  private SearchResult page(SearchQuery query, Bookmark bookmark, Connection connection)
      throws SQLException {
    var slice = nearest.after(bookmark, query, connection);
    return new SearchResult(
        query.origin(),
        hits(slice.found(), query, connection),
        new Extent(query.limit().value(), slice.hasMore()),
        slice.hasMore()
            ? cursors.seal(query.identity(), bookmark.past(slice.found()).text())
            : null);
  }

  private List<Hit> hits(List<Found> found, SearchQuery query, Connection connection)
      throws SQLException {
    var shown = cards.of(found, connection);
    var hits = new ArrayList<Hit>(found.size());
    for (Found each : found) {
      Card card = shown.get(each.number());
      if (card != null) {
        hits.add(Hit.of(each, card, query));
      }
    }
    return hits;
  }
}
