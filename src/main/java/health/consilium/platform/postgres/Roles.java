package health.consilium.platform.postgres;

import health.consilium.platform.sql.DirectConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * The service's database and the three roles that work in it. Each step can be repeated, so that a
 * start which was cut short is completed by the next one.
 */
final class Roles {
  static final String DATABASE = "consilium";
  static final String SUPERUSER = "postgres";

  private final Passwords passwords;
  private final int port;

  Roles(Passwords passwords, int port) {
    this.passwords = passwords;
    this.port = port;
  }

  void create() throws IOException, SQLException {
    try (var connection = connect(SUPERUSER)) {
      createDatabase(connection);
    }
    try (var connection = connect(DATABASE)) {
      try (var statement = connection.createStatement()) {
        statement.execute(script());
      }
      for (DatabaseRole role : DatabaseRole.values()) {
        setPassword(connection, role.username());
      }
    }
  }

  static String url(int port, String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  private Connection connect(String database) throws IOException, SQLException {
    return DirectConnection.open(url(port, database), SUPERUSER, passwords.of(SUPERUSER));
  }

  private static void createDatabase(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var found =
            statement.executeQuery("select from pg_database where datname = '" + DATABASE + "'")) {
      if (found.next()) {
        return;
      }
    }
    try (var statement = connection.createStatement()) {
      statement.execute("create database " + DATABASE);
    }
  }

  private static String script() throws IOException {
    try (var script = Roles.class.getResourceAsStream("/db/roles.sql")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The file comes last: as long as it is missing, the password is made anew. */
  private void setPassword(Connection connection, String username)
      throws IOException, SQLException {
    if (passwords.has(username)) {
      return;
    }
    String password = Passwords.random();
    try (var statement = connection.createStatement()) {
      statement.execute("alter role " + username + " password '" + password + "'");
    }
    passwords.keep(username, password);
  }
}
