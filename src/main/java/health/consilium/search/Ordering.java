package health.consilium.search;

import java.sql.Connection;
import java.sql.SQLException;

/** A way of finding the hits of a search in an order. */
interface Ordering {
  /** The page that follows the bookmark. */
  Slice after(Bookmark bookmark, Inquiry inquiry, Connection connection) throws SQLException;
}
