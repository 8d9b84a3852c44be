package health.consilium.platform.sql;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
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
    var login = new Properties();
    login.setProperty("user", username);
    login.setProperty("password", password);
    login.setProperty("connectTimeout", "10");
    login.setProperty("socketTimeout", "60");
    // as those of the pool: a message that may reach a log tells no row's values
    login.setProperty("logServerErrorDetail", "false");
    for (Driver driver :
        ServiceLoader.load(Driver.class, DirectConnection.class.getClassLoader())) {
      if (driver.acceptsURL(url)) {
        return driver.connect(url, login);
      }
    }
    throw new SQLException("No driver for " + url);
  }
}
