package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.platform.sql.Arguments;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The locations of an area in the order of what they are, not of how far away they are. PostgreSQL
 * orders those in the area's window; which of them lie in the area is measured here.
 *
 * @param key what they are ordered by, as SQL
 * @param type of the key
 */
record Ranking(String key, String type) implements Ordering {
  static final Ranking BY_NAME = new Ranking("card.sort_name", "text");

  /** The last first; 0 is behind all of them. */
  static final Ranking BY_VERIFICATION = new Ranking("-coalesce(verified, 0)", "bigint");

  private static final String NEXT =
      """
      select distinct on (key, location) location, drawn, latitude, spot[0], key from (
        select offer.location, offer.drawn, offer.latitude, offer.spot, %1$s as key
        from (select * from %2$s %3$s) as offer
        join location_card as card on card.number = offer.location) as ranked
      where ? or (key, location) > (?::%4$s, ?)
      order by key, location
      limit ?\
      """;

  /** In the corners of the window there are more than in the circle. */
  private static final int FEWEST = 64;

  @Override
  public Slice after(Bookmark bookmark, Inquiry inquiry, Connection connection)
      throws SQLException {
    int limit = inquiry.query().limit().value();
    int batch = Math.max(FEWEST, 2 * limit);
    var found = new ArrayList<Found>();
    var place = bookmark;
    while (true) {
      var next = next(batch, place, inquiry, connection);
      for (Found each : next) {
        if (inquiry.query().area().contains(each.at(), each.distance())) {
          found.add(each);
        }
      }
      if (found.size() > limit) {
        return new Slice(List.copyOf(found.subList(0, limit)), true);
      }
      if (next.size() < batch) {
        return new Slice(List.copyOf(found), false);
      }
      place = place.past(next);
    }
  }

  private List<Found> next(int batch, Bookmark place, Inquiry inquiry, Connection connection)
      throws SQLException {
    var everything = inquiry.filters().everything();
    double[] middles = inquiry.query().area().window().middles().toArray();
    var conditions = Asked.of(inquiry, List.of(everything), middles);
    inquiry.naming().ifPresent(naming -> naming.narrow(conditions));
    boolean first = place.number() == 0;
    var arguments = new ArrayList<>(conditions.arguments());
    arguments.add(first);
    arguments.add(first ? "0" : place.key());
    arguments.add(place.number());
    arguments.add(batch);
    var found = new ArrayList<Found>();
    try (var select =
        connection.prepareStatement(
            NEXT.formatted(key, everything.table(), conditions.sql(), type))) {
      Arguments.bind(select, arguments.toArray());
      var row = select.executeQuery();
      while (row.next()) {
        found.add(found(row, inquiry.query().area()));
      }
    }
    return found;
  }

  private static Found found(ResultSet row, Area area) throws SQLException {
    var at = new Coordinates(row.getDouble(3), row.getDouble(4));
    return new Found(
        new CardKey(row.getInt(1), row.getInt(2)),
        at,
        area.center().distanceTo(at),
        row.getString(5));
  }
}
