package health.consilium.search;

import health.consilium.platform.paging.Limit;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Those whose names have the typed words whole, then those for which they are begun, then those for
 * which one is mistyped: three searches for the nearest, one behind the other.
 */
@ApplicationScoped
class Relevance implements Ordering {
  private final Nearest nearest;

  Relevance(Nearest nearest) {
    this.nearest = nearest;
  }

  @Override
  public Slice after(Bookmark bookmark, Inquiry inquiry, Connection connection)
      throws SQLException {
    int limit = inquiry.query().limit().value();
    var found = new ArrayList<Found>();
    var place = bookmark;
    for (int reach = reach(bookmark); reach <= Naming.FARTHEST; reach++) {
      var slice = stretched(reach, place, limit - found.size(), inquiry, connection);
      if (found.size() == limit) {
        slice = new Slice(List.of(), !slice.found().isEmpty());
      }
      for (Found each : slice.found()) {
        found.add(each.by(Integer.toString(reach)));
      }
      if (slice.hasMore()) {
        return new Slice(List.copyOf(found), true);
      }
      place = Bookmark.START;
    }
    return new Slice(List.copyOf(found), false);
  }

  /** At least one, to know whether there is more. */
  private Slice stretched(
      int reach, Bookmark place, int room, Inquiry inquiry, Connection connection)
      throws SQLException {
    var stretched = inquiry.stretched(reach).inPagesOf(new Limit(Math.max(1, room)));
    return stretched.canBeMet()
        ? nearest.after(place, stretched, connection)
        : new Slice(List.of(), false);
  }

  private static int reach(Bookmark bookmark) {
    return bookmark.key().isEmpty() ? 0 : Integer.parseInt(bookmark.key());
  }
}
