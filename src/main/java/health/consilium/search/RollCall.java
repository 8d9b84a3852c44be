package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Conditions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * All locations of a name that few have, wherever in the area they lie: names first, then places.
 */
record RollCall(Inquiry inquiry, Naming naming) {
  /** The offset keeps the planner from reading all offers to join them with the names. */
  private static final String CALLED =
      """
      with named as materialized (select distinct number from listed_name %s)
      select offer.location, offer.drawn, offer.latitude, offer.spot[0]
      from named cross join lateral (
        select * from %s where location = named.number offset 0) as offer
      %s\
      """;

  /** Nothing is missing. */
  Sweep all(Connection connection) throws SQLException {
    var sweep = new Sweep(inquiry.query().area());
    var everything = inquiry.filters().everything();
    var names = naming.numbers();
    var conditions = conditions(everything);
    var arguments = new ArrayList<>(names.arguments());
    arguments.addAll(conditions.arguments());
    try (var called =
        connection.prepareStatement(
            CALLED.formatted(names.sql(), everything.table(), conditions.sql()))) {
      Arguments.bind(called, arguments.toArray());
      var row = called.executeQuery();
      while (row.next()) {
        sweep.add(
            new CardKey(row.getInt(1), row.getInt(2)),
            new Coordinates(row.getDouble(3), row.getDouble(4)));
      }
    }
    return sweep;
  }

  private Conditions conditions(Facet everything) {
    double[] middles = inquiry.query().area().window().middles().toArray();
    return Asked.of(inquiry, List.of(everything), middles);
  }
}
