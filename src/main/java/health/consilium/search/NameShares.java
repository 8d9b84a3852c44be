package health.consilium.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * How many listed names have a word, as the planner's statistics tell: a word that they do not
 * mention is rare. What is chosen by it is fast or slow, never wrong.
 */
@ApplicationScoped
class NameShares {
  /** The frequencies end with their least and greatest, which belong to no word. */
  private static final String SHARES =
      """
      select word, share * greatest(reltuples, 0) as names
      from pg_class, pg_stats, unnest(most_common_elems::text::text[], most_common_elem_freqs)
        as common (word, share)
      where pg_class.oid = 'listed_name'::regclass and tablename = 'listed_name'
        and attname = 'words' and word is not null
      """;

  private final Sampled<Map<String, Double>> names;

  NameShares(Clock clock) {
    names = new Sampled<>(clock, NameShares::read);
  }

  /** About how many names the rarest of the typed words leads to. */
  double expected(Naming naming, Connection connection) throws SQLException {
    var known = names.current(connection);
    return naming.words().stream()
        .mapToDouble(
            words -> Arrays.stream(words).mapToDouble(word -> known.getOrDefault(word, 0.0)).sum())
        .min()
        .orElse(0);
  }

  private static Map<String, Double> read(Connection connection) throws SQLException {
    var shares = new HashMap<String, Double>();
    try (var statement = connection.prepareStatement(SHARES);
        var row = statement.executeQuery()) {
      while (row.next()) {
        shares.put(row.getString(1), row.getDouble(2));
      }
    }
    return shares;
  }
}
