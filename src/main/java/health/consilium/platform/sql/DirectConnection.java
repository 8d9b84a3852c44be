package health.consilium.platform.sql;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.ServiceLoader;

/** Connections beside the pool, for what runs before the service or without it. */
public final class DirectConnection {
  private DirectConnection() {}

  /**
   * Opens one. Without {@link java.sql.DriverManager}, which does not see drivers of Quarkus' class
   * loaders.
   */
  public static Connection open(String url, String username, String password) throws SQLException {
    return open(url, username, password, Duration.ofMinutes(1));
  }

  /**
   * Opens one likewise.
   *
   * @param longest how long a statement may take before the connection is given up
   */
  public static Connection open(String url, String username, String password, Duration longest)
      throws SQLException {
    var login = new Properties();
    login.setProperty("user", username);
    login.setProperty("password", password);
    login.setProperty("connectTimeout", "10");
    login.setProperty("socketTimeout", Long.toString(longest.toSeconds()));
    for (Driver driver :
        ServiceLoader.load(Driver.class, DirectConnection.class.getClassLoader())) {
      if (driver.acceptsURL(url)) {
        return driver.connect(url, login);
      }
    }
    throw new SQLException("No driver for " + url);
  }
}
