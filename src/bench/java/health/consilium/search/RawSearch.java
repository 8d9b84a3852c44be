package health.consilium.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.bench.Load;
import health.consilium.platform.paging.Limit;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A search as its statements and nothing else: every column is read, none is used. The walk is
 * repeated with the limits with which the service repeats it to be exact.
 */
final class RawSearch implements Load.Caller {
  private static final int HITS = 20;
  private static final String EXPLAIN = "explain (analyze, buffers, format json) ";

  /**
   * A walk, and the last of the limits that the service tries: the fewest, twice as many and so on.
   *
   * @param limit the first that is enough to know the page
   */
  record Task(Walk walk, int limit) {
    /** Tries as the service does. */
    static Task of(Walk walk, Connection connection) throws SQLException {
      int limit = fewest(walk);
      while (walk.first(limit, connection).slice(Bookmark.START, Limit.of(null)).isEmpty()) {
        limit *= 2;
      }
      return new Task(walk, limit);
    }

    /** How many walks that makes. */
    int walks() {
      return walk.cover().size() * (Integer.numberOfTrailingZeros(limit / fewest(walk)) + 1);
    }
  }

  /** Buffers of 8 kB that the two statements touched, and the hits between which they divide. */
  record Explained(int nearest, int cards, int hits) {}

  private final Connection connection;
  private final List<Task> tasks;
  private final Map<String, PreparedStatement> nearest = new HashMap<>();
  private final PreparedStatement cards;
  private int next;

  RawSearch(Connection connection, List<Task> tasks, int first) throws SQLException {
    this.connection = connection;
    this.tasks = tasks;
    this.next = first;
    this.cards = connection.prepareStatement(Cards.CARDS);
  }

  @Override
  public void call() throws SQLException {
    cards.setArray(
        1, connection.createArrayOf("integer", numbers(tasks.get(next++ % tasks.size()))));
    try (var row = cards.executeQuery()) {
      while (row.next()) {
        row.getInt(1);
        row.getInt(2);
        row.getString(3);
        row.getString(4);
        row.getString(5);
      }
    }
  }

  /** What the walk touches with the fewest rows, on all its maps, and what the cards do. */
  Explained explain(Task task, ObjectMapper json) throws SQLException, IOException {
    var walk = task.walk();
    int scanned = 0;
    for (var facet : walk.cover()) {
      try (var explain = connection.prepareStatement(EXPLAIN + walk.sql(facet, fewest(walk)))) {
        walk.bind(explain, middle(walk));
        scanned += buffers(explain, json);
      }
    }
    var numbers = numbers(task);
    try (var explain = connection.prepareStatement(EXPLAIN + Cards.CARDS)) {
      explain.setArray(1, connection.createArrayOf("integer", numbers));
      return new Explained(scanned, buffers(explain, json), numbers.length);
    }
  }

  private Object[] numbers(Task task) throws SQLException {
    var numbers = new ArrayList<Integer>();
    for (int limit = fewest(task.walk()); limit <= task.limit(); limit *= 2) {
      numbers.clear();
      walk(task.walk(), limit, numbers);
    }
    return numbers.stream().distinct().limit(HITS).toArray();
  }

  private void walk(Walk walk, int limit, List<Integer> numbers) throws SQLException {
    for (var facet : walk.cover()) {
      var statement = nearest(walk.sql(facet, limit));
      walk.bind(statement, middle(walk));
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          row.getInt(2);
          row.getDouble(3);
          row.getDouble(4);
          numbers.add(row.getInt(1));
        }
      }
    }
  }

  private PreparedStatement nearest(String sql) throws SQLException {
    if (!nearest.containsKey(sql)) {
      nearest.put(sql, connection.prepareStatement(sql));
    }
    return Objects.requireNonNull(nearest.get(sql));
  }

  private static int fewest(Walk walk) {
    return walk.isOfServices() ? Nearest.FEWEST_SERVICES : Nearest.FEWEST;
  }

  /** Far from the antimeridian there is one. */
  private static double middle(Walk walk) {
    return walk.inquiry().query().area().center().longitude();
  }

  private static int buffers(PreparedStatement explain, ObjectMapper json)
      throws SQLException, IOException {
    try (var row = explain.executeQuery()) {
      row.next();
      JsonNode plan = json.readTree(row.getString(1)).at("/0/Plan");
      return plan.get("Shared Hit Blocks").asInt() + plan.get("Shared Read Blocks").asInt();
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
