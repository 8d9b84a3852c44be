package health.consilium.platform.sql;

import java.sql.SQLException;

/** A statement that failed; whether the database is away is told by its SQLSTATE. */
public class DatabaseFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  public DatabaseFailure(SQLException cause) {
    super(cause);
  }
}
