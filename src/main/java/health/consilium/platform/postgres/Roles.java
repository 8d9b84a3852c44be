package health.consilium.platform.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;

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
    return connect(url(port, database), SUPERUSER, passwords.of(SUPERUSER));
  }

  /**
   * Without {@link java.sql.DriverManager}, which does not see drivers of Quarkus' class loaders.
   */
  static Connection connect(String url, String username, String password) throws SQLException {
    var login = new Properties();
    login.setProperty("user", username);
    login.setProperty("password", password);
    login.setProperty("connectTimeout", "10");
    login.setProperty("socketTimeout", "60");
    for (Driver driver : ServiceLoader.load(Driver.class, Roles.class.getClassLoader())) {
      if (driver.acceptsURL(url)) {
        return driver.connect(url, login);
      }
    }
    throw new SQLException("No driver for " + url);
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
