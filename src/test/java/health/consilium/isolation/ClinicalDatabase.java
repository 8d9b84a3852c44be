package health.consilium.isolation;

import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.postgres.EmbeddedPostgres;
import health.consilium.platform.postgres.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database of the service's schema that a test may ruin, searched for what is not kept apart. */
final class ClinicalDatabase {
  private final EmbeddedPostgres postgres;
  private final String name;

  ClinicalDatabase(EmbeddedPostgres postgres, String name) {
    this.postgres = postgres;
    this.name = name;
  }

  /** All breaches, one a line. Two clinics get rows in each table, and constraints are lifted. */
  List<String> faults() throws SQLException {
    try (var superuser = superuser()) {
      var catalog = new ClinicalCatalog(superuser);
      var tables = catalog.tables();
      var faults = new ArrayList<>(catalog.faults());
      catalog.liftConstraints();
      fill(superuser, tables);
      faults.addAll(tried(tables));
      faults.addAll(afterwards(tables));
      return faults;
    }
  }

  List<String> tables() throws SQLException {
    try (var superuser = superuser()) {
      return new ClinicalCatalog(superuser).tables().stream().map(ClinicalTable::name).toList();
    }
  }

  private static void fill(Connection superuser, List<ClinicalTable> tables) throws SQLException {
    try (var statement = superuser.createStatement()) {
      for (var table : tables) {
        statement.execute(table.insert(Trial.CLINIC));
        statement.execute(table.insert(Trial.OTHER));
        statement.execute(table.insert(Trial.OTHER));
      }
    }
  }

  private List<String> tried(List<ClinicalTable> tables) throws SQLException {
    var faults = new ArrayList<String>();
    for (var scope : Trial.Scope.ALL) {
      faults.addAll(tried(tables, DatabaseRole.APP.username(), scope));
    }
    for (var scope : Trial.Scope.OF_GROUPS) {
      faults.addAll(tried(tables, Trial.POSTER, scope));
    }
    try (var superuser = superuser()) {
      superuser.setAutoCommit(false);
      var owner = new Trial(superuser, DatabaseRole.OWNER.username(), Trial.Scope.NONE);
      for (var table : tables) {
        faults.addAll(owner.faults(table));
      }
    }
    return faults;
  }

  private List<String> tried(List<ClinicalTable> tables, String role, Trial.Scope scope)
      throws SQLException {
    var faults = new ArrayList<String>();
    try (var superuser = superuser()) {
      superuser.setAutoCommit(false);
      var trial = new Trial(superuser, role, scope);
      for (var table : tables) {
        faults.addAll(trial.faultsWithTruncation(table));
      }
    }
    return faults;
  }

  /** What a connection of the service shows when the transaction that had scopes is over. */
  private List<String> afterwards(List<ClinicalTable> tables) throws SQLException {
    var faults = new ArrayList<String>();
    try (var app = TestDatabase.connect(postgres, name, DatabaseRole.APP);
        var statement = app.createStatement()) {
      for (var table : tables) {
        app.setAutoCommit(false);
        statement.execute("select set_config('app.clinic', '%d', true)".formatted(Trial.CLINIC));
        statement.execute("select set_config('app.clinics', '{%d}', true)".formatted(Trial.CLINIC));
        statement.execute("select set_config('role', '%s', true)".formatted(Trial.POSTER));
        app.commit();
        app.setAutoCommit(true);
        try (var row = statement.executeQuery(table.select())) {
          if (row.next()) {
            faults.add(table.name() + ": the next statement of a connection sees rows");
          }
        } catch (SQLException e) {
          if (!Trial.INSUFFICIENT_PRIVILEGE.equals(e.getSQLState())) {
            faults.add(table.name() + ": the next statement of a connection: " + e.getMessage());
          }
        }
      }
    }
    return faults;
  }

  private Connection superuser() throws SQLException {
    return TestDatabase.superuser(postgres, name);
  }
}
