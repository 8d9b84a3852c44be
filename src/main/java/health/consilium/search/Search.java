package health.consilium.search;

import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Extent;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The door to finding a provider. It reads without a transaction: its statements each have a
 * snapshot of their own.
 */
@ApplicationScoped
public class Search {
  /** Enough to find a place that is open at night, and bounded where there is none. */
  private static final int MOST = 2_000;

  private final Interpreter interpreter;
  private final Database database;
  private final Inquiries inquiries;
  private final Orderings orderings;
  private final Cards cards;
  private final Cursors cursors;

  Search(
      Interpreter interpreter,
      Database database,
      Inquiries inquiries,
      Orderings orderings,
      Cards cards,
      Cursors cursors) {
    this.interpreter = interpreter;
    this.database = database;
    this.inquiries = inquiries;
    this.orderings = orderings;
    this.cards = cards;
    this.cursors = cursors;
  }

  /**
   * One page of the locations that match, in the order that is asked for, of equal ones always in
   * the same. Where those that are closed are left out, the page may be short while more follow: it
   * ends where {@value #MOST} locations were looked at.
   *
   * @throws Refusal 400 that names the parameter at fault
   */
  public SearchResult page(SearchRequest asked) {
    return page(interpreter.query(asked));
  }

  SearchResult page(SearchQuery query) {
    var page = new Gathering(query, start(query));
    boolean more = database.call(connection -> fill(page, connection));
    return new SearchResult(
        query.origin(),
        page.hits(),
        new Extent(query.limit().value(), more),
        more ? cursors.seal(query.identity(), page.end().text()) : null,
        page.changes(),
        query.shown().members());
  }

  private Bookmark start(SearchQuery query) {
    return query
        .shown()
        .cursor()
        .map(cursor -> Bookmark.parse(cursors.open(query.identity(), cursor)))
        .orElse(Bookmark.START);
  }

  /** Whether more follows. */
  private boolean fill(Gathering page, Connection connection) throws SQLException {
    var inquiry = inquiries.about(page.ahead(), connection);
    var ordering = orderings.by(inquiry.query().shown().order());
    boolean more = inquiry.canBeMet();
    for (int looked = 0; more && looked < page.reach(MOST); ) {
      var slice = ordering.after(page.end(), inquiry, connection);
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
