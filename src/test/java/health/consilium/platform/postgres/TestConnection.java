package health.consilium.platform.postgres;

import health.consilium.platform.sql.DirectConnection;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.eclipse.microprofile.config.ConfigProvider;

/** Connections to the database of the tests' service, beside its pool. */
public final class TestConnection {
  private TestConnection() {}

  /** As a role of the service. */
  public static Connection as(DatabaseRole role) throws SQLException {
    return open(role.username());
  }

  /** As whoever owns the machine: nothing holds it. */
  public static Connection superuser() throws SQLException {
    return open(Roles.SUPERUSER);
  }

  private static Connection open(String username) throws SQLException {
    String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
    try {
      var passwords = new Passwords(PostgresResource.HOME.resolve("passwords"));
      return DirectConnection.open(url, username, passwords.of(username));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
