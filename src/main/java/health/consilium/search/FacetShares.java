package health.consilium.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How common each facet is, as the planner's statistics tell: a sample that {@code analyze} takes
 * anyway, where counting would read the whole table and a counter would make all writers wait for
 * one row. A facet that it does not mention is rare. What is chosen by it is fast or slow, never
 * wrong.
 */
@ApplicationScoped
class FacetShares {
  private static final Duration FRESH = Duration.ofMinutes(1);
  private static final String SHARES =
      """
      select common.facet, common.share
      from pg_stats,
        unnest(most_common_vals::text::smallint[], most_common_freqs) as common (facet, share)
      where tablename = 'location_facet' and attname = 'facet'
      """;

  private record Sample(Map<Integer, Double> shares, Instant until) {}

  private final Clock clock;
  private volatile Sample sample = new Sample(Map.of(), Instant.MIN);

  FacetShares(Clock clock) {
    this.clock = clock;
  }

  /**
   * The fewest rows to walk: facets one of which every match belongs to. Either those that one
   * filter accepts, or the one of every location.
   */
  List<Facet> rarestCover(Connection connection, Filters filters) throws SQLException {
    if (filters.alternatives().isEmpty()) {
      return List.of(Facet.EVERY);
    }
    var shares = current(connection);
    return Stream.concat(filters.alternatives().stream(), Stream.of(List.of(Facet.EVERY)))
        .min(Comparator.comparingDouble(facets -> total(shares, facets)))
        .orElseThrow();
  }

  private static double total(Map<Integer, Double> shares, List<Facet> facets) {
    return facets.stream().mapToDouble(facet -> shares.getOrDefault(facet.number(), 0.0)).sum();
  }

  private Map<Integer, Double> current(Connection connection) throws SQLException {
    var now = clock.instant();
    if (sample.until().isBefore(now)) {
      sample = new Sample(read(connection), now.plus(FRESH));
    }
    return sample.shares();
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
