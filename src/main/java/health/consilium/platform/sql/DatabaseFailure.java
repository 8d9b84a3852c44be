package health.consilium.platform.sql;

import java.sql.SQLException;

/** A statement that failed; whether the database is away is told by its SQLSTATE. */
public class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DatabaseFailure(SQLException cause) {
    super(cause);
  }

  /**
   * Whether it is the database that failed and not the statement: SQLSTATE classes 08 (connection),
   * 53 (resources) and 57 (operator intervention, statement timeout), and the pool's acquisition
   * timeout, which has none.
   */
  public static boolean databaseIsAway(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        String state = sql.getSQLState();
        return state == null || state.matches("(08|53|57).*");
      }
    }
    return false;
  }
}
