package health.consilium.search;

import health.consilium.directory.Coordinates;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * One query's way over the map: from its middle outwards through an SP-GiST index that covers every
 * filter, so that the table itself is never read.
 *
 * @param cover the facets whose maps hold every match between them
 */
record Walk(SearchQuery query, List<Facet> cover) {
  /**
   * The limit is part of the text: as a parameter it makes the planner assume a tenth of the table,
   * find its general plan dear and plan each search anew, which takes longer than the search.
   */
  private static final String NEAREST =
      """
      select location, drawn, latitude, longitude
      from location_facet
      where spot <@ box(point(?, ?), point(?, ?))
        and accepting & ? <> 0
        and (? or exists (
          select from unnest(offers) as offer where offer & ? <> 0 and offer & ? <> 0))
      order by spot <-> point(?, ?)
      limit\s
      """;

  /**
   * How far east and how far north of each other the facets' maps lie, in degrees; the comment of
   * the column says the same. On a diagonal, each split of the index has every map whole on one
   * side, where in a row it would cut them all across.
   */
  private static final double BETWEEN_MAPS = 1_000;

  static String sql(int n) {
    return NEAREST + n;
  }

  /** The first n matches that it meets on each map, and how far it came. */
  Sweep first(int n, Connection connection) throws SQLException {
    var sweep = new Sweep(query.area());
    double[] middles = query.area().window().middles().toArray();
    try (var nearest = connection.prepareStatement(sql(n))) {
      for (Facet facet : cover) {
        for (double middle : middles) {
          bind(nearest, facet, middle);
          walk(nearest, middle, n, sweep);
        }
      }
    }
    return sweep;
  }

  /** Fills in where to start, on which map, and what to ask of a location. */
  void bind(PreparedStatement nearest, Facet facet, double middle) throws SQLException {
    var window = query.area().window();
    double shift = facet.number() * BETWEEN_MAPS;
    double x = middle + shift;
    nearest.setDouble(1, x - window.halfWidth());
    nearest.setDouble(2, window.south() + shift);
    nearest.setDouble(3, x + window.halfWidth());
    nearest.setDouble(4, window.north() + shift);
    nearest.setInt(5, query.filters().acceptingBits());
    nearest.setBoolean(6, query.filters().areMetBy(cover));
    nearest.setLong(7, query.filters().routeBits());
    nearest.setLong(8, query.filters().indicationBits());
    nearest.setDouble(9, x);
    nearest.setDouble(10, y() + shift);
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
    return Mercator.y(query.area().center().latitude());
  }
}
