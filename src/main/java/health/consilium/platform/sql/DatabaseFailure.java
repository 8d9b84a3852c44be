package health.consilium.platform.sql;

import java.sql.SQLException;
import java.util.stream.Stream;

/** A statement that failed; whether the database is away is told by its SQLSTATE. */
public class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  public DatabaseFailure(SQLException cause) {
    super(cause);
  }

  /**
   * Whether it is the database that failed and not the statement: SQLSTATE classes 08 (connection),
   * 53 (resources) and 57 (operator intervention, statement timeout), and the pool's acquisition
   * timeout, which has none. What fails at the commit is no cause of what the transaction manager
   * throws: it is suppressed by it.
   */
  public static boolean databaseIsAway(Throwable failure) {
    return failures(failure)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast)
        .findFirst()
        .map(DatabaseFailure::isAway)
        .orElse(false);
  }

  /** Whether somebody else held a lock for longer than the statement was to wait. */
  public boolean isLockedOut() {
    return getCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
  }

  private static boolean isAway(SQLException failure) {
    String state = failure.getSQLState();
    return state == null || state.matches("(08|53|57).*");
  }

  /** The failure, then its cause and what it suppresses, and so on. */
  private static Stream<Throwable> failures(Throwable failure) {
    return Stream.concat(
        Stream.of(failure),
        Stream.concat(Stream.ofNullable(failure.getCause()), Stream.of(failure.getSuppressed()))
            .flatMap(DatabaseFailure::failures));
  }
}
