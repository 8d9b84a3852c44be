package health.consilium.directory;

import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;

/** How far the directory has come, in plain SQL: every public read of many resources asks. */
@Singleton
class LastChange {
  private static final String NUMBER = "select change from directory_counter";

  private final Database database;

  LastChange(Database database) {
    this.database = database;
  }

  /** The number of the last change that was committed; 0 before the first. */
  long number() {
    return database.call(
        connection -> {
          try (var select = connection.prepareStatement(NUMBER);
              var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }
}
