package health.consilium.observation;

import health.consilium.access.ClinicNumber;
import health.consilium.access.TestClinic;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Statements of a test's own, in the role of the service, with or without a clinic's scope. */
public final class TestSql {
  private TestSql() {}

  /** What a statement shows inside a clinic's scope. */
  public static List<List<Object>> rows(Database database, TestClinic clinic, String sql) {
    return inside(database, clinic, connection -> rows(connection, sql));
  }

  /** What a statement shows outside of every clinic's scope. */
  public static List<List<Object>> rows(Database database, String sql) {
    return database.call(connection -> rows(connection, sql));
  }

  /** How many rows a statement writes inside a clinic's scope. */
  static int update(Database database, TestClinic clinic, String sql) {
    return inside(
        database,
        clinic,
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  private static <T> T inside(Database database, TestClinic clinic, Database.Work<T> work) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                database.call(
                    connection -> {
                      enter(connection, clinic);
                      return work.on(connection);
                    }));
  }

  /** Opens a clinic's scope until the transaction ends, and says by which number. */
  public static ClinicNumber enter(Connection connection, TestClinic clinic) throws SQLException {
    try (var enter =
        connection.prepareStatement(
            "select set_config('app.clinic', number::text, true) from clinic where id = ?")) {
      enter.setObject(1, clinic.id());
      var row = enter.executeQuery();
      row.next();
      return new ClinicNumber(Integer.parseInt(row.getString(1)));
    }
  }

  public static List<List<Object>> rows(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      var rows = new ArrayList<List<Object>>();
      while (found.next()) {
        var row = new ArrayList<Object>();
        for (int column = 1; column <= found.getMetaData().getColumnCount(); column++) {
          row.add(found.getObject(column));
        }
        rows.add(row);
      }
      return rows;
    }
  }
}
