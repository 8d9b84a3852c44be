package health.consilium.platform.postgres;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An embedded PostgreSQL with an empty database, configured as {@code Main} would do it. */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {
  static final Path HOME = Path.of("target/postgres");

  private @Nullable EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try (var last = EmbeddedPostgres.start(HOME, line -> {})) {
      dropDatabase(last);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    var started = EmbeddedPostgres.start(HOME, System.out::println);
    postgres = started;
    var configuration = new HashMap<>(started.configuration());
    configuration.put("consilium.keys", HOME.resolve("keys").toAbsolutePath().toString());
    configuration.put("consilium.demo", "false");
    configuration.put("consilium.embedded", "false");
    return configuration;
  }

  @Override
  public void stop() {
    if (postgres != null) {
      postgres.close();
    }
  }

  /** Cheaper than a new directory: the next start makes the database again, as after a crash. */
  private static void dropDatabase(EmbeddedPostgres last) throws SQLException {
    try (var connection = TestDatabase.superuser(last, "postgres");
        var statement = connection.createStatement()) {
      statement.execute("drop database consilium with (force)");
    }
  }
}
