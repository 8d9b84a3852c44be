package health.consilium.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many offers each facet has, as the planner's statistics tell of its partition: vacuum counts
 * them anyway, where counting would read the whole table and a counter would make all writers wait
 * for one row. What is chosen by it is fast or slow, never wrong.
 */
@ApplicationScoped
class FacetShares {
  private static final String SHARES =
      """
      select substring(relname from '[0-9]+$')::integer, greatest(reltuples, 0)
      from pg_inherits join pg_class on pg_class.oid = inhrelid
      where inhparent = 'location_facet'::regclass
      """;

  private final Sampled<Map<Integer, Double>> offers;

  FacetShares(Clock clock) {
    offers = new Sampled<>(clock, FacetShares::read);
  }

  /** The fewest offers to walk: facets one of which every match belongs to. */
  List<Facet> rarestCover(Connection connection, Filters filters) throws SQLException {
    var shares = offers.current(connection);
    return filters
        .covers()
        .min(Comparator.comparingDouble(facets -> total(shares, facets)))
        .orElseThrow();
  }

  private static double total(Map<Integer, Double> shares, List<Facet> facets) {
    return facets.stream().mapToDouble(facet -> shares.getOrDefault(facet.number(), 0.0)).sum();
  }

  private static Map<Integer, Double> read(Connection connection) throws SQLException {
    var shares = new HashMap<Integer, Double>();
    try (var statement = connection.prepareStatement(SHARES);
        var row = statement.executeQuery()) {
      while (row.next()) {
        shares.put(row.getInt(1), row.getDouble(2));
      }
    }
    return shares;
  }
}
