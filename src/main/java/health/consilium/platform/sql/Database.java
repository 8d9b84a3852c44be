package health.consilium.platform.sql;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

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
}
