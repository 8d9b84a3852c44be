package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Conditions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * One query's way over the map: from its middle outwards through an SP-GiST index that covers every
 * filter, so that the table itself is never read.
 *
 * @param cover the facets whose maps hold every match between them
 */
record Walk(Inquiry inquiry, List<Facet> cover) {
  /**
   * The limit is part of the text: as a parameter it makes the planner assume a tenth of the table,
   * find its general plan dear and plan each search anew, which takes longer than the search. So is
   * the map, whose partition needs no looking for then.
   */
  private static final String NEAREST =
      """
      select location, drawn, latitude, spot[0]
      from %s
      %s
      order by spot <-> point(?, ?)
      limit %d\
      """;

  /** The first n matches that it meets on each map, and how far it came. */
  Sweep first(int n, Connection connection) throws SQLException {
    var sweep = new Sweep(inquiry.query().area());
    double[] middles = inquiry.query().area().window().middles().toArray();
    for (Facet facet : cover) {
      try (var nearest = connection.prepareStatement(sql(facet, n))) {
        for (double middle : middles) {
          bind(nearest, middle);
          walk(nearest, middle, n, sweep);
        }
      }
    }
    return sweep;
  }

  /** Whether a location may come several times, once for each service. */
  boolean isOfServices() {
    return !cover.contains(Facet.EVERY_PLACE);
  }

  String sql(Facet facet, int n) {
    return NEAREST.formatted(facet.table(), conditions(0).sql(), n);
  }

  /** Fills in where to start, and what to ask of a location. */
  void bind(PreparedStatement nearest, double middle) throws SQLException {
    var arguments = new ArrayList<>(conditions(middle).arguments());
    arguments.add(middle);
    arguments.add(y());
    Arguments.bind(nearest, arguments.toArray());
  }

  private Conditions conditions(double middle) {
    var conditions = Asked.of(inquiry, cover, middle);
    inquiry.naming().ifPresent(naming -> naming.narrow(conditions));
    return conditions;
  }

  private void walk(PreparedStatement nearest, double middle, int n, Sweep sweep)
      throws SQLException {
    int met = 0;
    try (var row = nearest.executeQuery()) {
      while (row.next()) {
        var at = new Coordinates(row.getDouble(3), row.getDouble(4));
        sweep.add(new CardKey(row.getInt(1), row.getInt(2)), at);
        if (++met == n) {
          sweep.endsAt(Math.hypot(at.longitude() - middle, Mercator.y(at.latitude()) - y()));
        }
      }
    }
  }

  private double y() {
    return Mercator.y(inquiry.query().area().center().latitude());
  }
}
