package health.consilium;

import health.consilium.platform.postgres.CannotStart;
import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.postgres.EmbeddedPostgres;
import health.consilium.platform.sql.DirectConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;

/** The database that a command works on: the configured one, else the embedded one. */
final class CommandDatabase {
  private static final String DATASOURCE = "quarkus.datasource.";

  /** What a command does; returns its exit code. */
  @FunctionalInterface
  interface Work {
    int on(Connection connection) throws IOException, SQLException;
  }

  /** Where the database is, and the service's role in it. */
  private record Login(String url, String username, String password) {
    static Login configured() {
      return new Login(setting("jdbc.url"), setting("username"), setting("password"));
    }

    static Login of(EmbeddedPostgres postgres) {
      return new Login(
          postgres.jdbcUrl(), DatabaseRole.APP.username(), postgres.password(DatabaseRole.APP));
    }

    private static String setting(String name) {
      return Main.configured(DATASOURCE + name)
          .orElseThrow(() -> new CannotStart(DATASOURCE + name + " is not configured."));
    }
  }

  private CommandDatabase() {}

  /**
   * Does it as the service's role, on a connection that does not commit by itself. The embedded
   * database runs for as long.
   *
   * @throws CannotStart when there is none, or it refuses
   */
  static int use(Work work) {
    if (Main.configured(DATASOURCE + "jdbc.url").isPresent()) {
      return use(Login.configured(), work);
    }
    if (!Files.exists(Main.data().resolve("pgdata"))) {
      throw new CannotStart("There is no database in " + Main.data() + ".");
    }
    var postgres = EmbeddedPostgres.start(Main.data(), System.err::println);
    try (postgres) {
      return use(Login.of(postgres), work);
    }
  }

  private static int use(Login login, Work work) {
    try (var connection = DirectConnection.open(login.url(), login.username(), login.password())) {
      connection.setAutoCommit(false);
      return work.on(connection);
    } catch (IOException | SQLException e) {
      throw new CannotStart("The command failed: " + e.getMessage(), e);
    }
  }
}
