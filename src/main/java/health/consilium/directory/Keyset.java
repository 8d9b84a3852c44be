package health.consilium.directory;

import health.consilium.platform.ids.Uuids;
import health.consilium.platform.paging.Cursors;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Pages through a collection in the order of its ids, each page from the last id of the one before.
 */
@Singleton
class Keyset {
  private final Cursors cursors;

  Keyset(Cursors cursors) {
    this.cursors = cursors;
  }

  /**
   * A place in a collection.
   *
   * @param query what chose the collection's rows
   * @param after the last id of the page before
   * @param limit the most rows to show
   */
  record Place(String query, UUID after, Limit limit) {
    /** One row more than is shown, which tells whether another page follows. */
    org.hibernate.query.Page rows() {
      return org.hibernate.query.Page.first(limit.value() + 1);
    }
  }

  Place open(String query, PageQuery asked) {
    var after = asked.position(cursors, query).map(UUID::fromString).orElse(Uuids.NIL);
    return new Place(query, after, asked.limit());
  }

  <T> Page<T> cut(Place place, List<T> rows, Function<T, UUID> id) {
    return Page.cut(
        rows, place.limit(), last -> cursors.seal(place.query(), id.apply(last).toString()));
  }
}
