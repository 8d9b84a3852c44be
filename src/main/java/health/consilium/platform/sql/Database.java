package health.consilium.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Hand-written statements on a connection of the pool: inside a transaction that is the
 * transaction's own connection, the same that Hibernate uses there.
 */
@ApplicationScoped
public class Database {
  /** What to do with a connection that somebody else closes. */
  @FunctionalInterface
  public interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** What a row of an answer says. */
  @FunctionalInterface
  public interface Reading<T> {
    T of(ResultSet row) throws SQLException;
  }

  private final DataSource dataSource;

  Database(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /**
   * Runs the work and gives the connection back.
   *
   * @throws DatabaseFailure when the database refuses or does not answer
   */
  public <T> T call(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new DatabaseFailure(e);
    }
  }

  /** All rows that the statement answers, in its order. */
  public <T> List<T> list(String sql, List<?> arguments, Reading<T> reading) {
    return call(
        connection -> {
          try (var select = connection.prepareStatement(sql)) {
            Arguments.bind(select, arguments.toArray());
            var found = new ArrayList<T>();
            for (var row = select.executeQuery(); row.next(); ) {
              found.add(reading.of(row));
            }
            return found;
          }
        });
  }

  /** The first of them; none where there is none. */
  public <T> Optional<T> find(String sql, List<?> arguments, Reading<T> reading) {
    return list(sql, arguments, reading).stream().findFirst();
  }

  /** How many rows the statement has written. */
  public int update(String sql, @Nullable Object... arguments) {
    return call(
        connection -> {
          try (var update = connection.prepareStatement(sql)) {
            Arguments.bind(update, arguments);
            return update.executeUpdate();
          }
        });
  }

  /**
   * The same inside a transaction whose statements, these and those that follow, may take longer
   * than a request's.
   *
   * @param patience for each statement
   */
  public <T> T patiently(Duration patience, Work<T> work) {
    return call(connection -> patiently(connection, patience, work));
  }

  private static <T> T patiently(Connection connection, Duration patience, Work<T> work)
      throws SQLException {
    int usual = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, (int) patience.toMillis());
    try (var statement = connection.createStatement()) {
      statement.execute("set local statement_timeout = " + patience.toMillis());
      return work.on(connection);
    } finally {
      connection.setNetworkTimeout(Runnable::run, usual);
    }
  }
}
