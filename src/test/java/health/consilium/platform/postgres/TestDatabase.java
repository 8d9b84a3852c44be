package health.consilium.platform.postgres;

import health.consilium.platform.sql.DirectConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Databases that a test has to itself, and ways to look into them. */
public final class TestDatabase {
  private static final Path BINARIES = Path.of("target/postgres");

  private TestDatabase() {}

  /** A new data directory that borrows the programs, which take seconds to unpack. */
  public static Path newHome() throws IOException {
    Path programs = PostgresBinaries.unpack(absolute(BINARIES), line -> {}).directory();
    Path home = Files.createTempDirectory(programs.getParent(), "home");
    Files.createSymbolicLink(home.resolve(programs.getFileName()), programs);
    return home;
  }

  public static void delete(Path home) throws IOException {
    CompleteDirectory.delete(home);
  }

  public static EmbeddedPostgres start(Path home) {
    return EmbeddedPostgres.start(home, line -> {});
  }

  public static Connection superuser(EmbeddedPostgres postgres, String database)
      throws SQLException {
    return DirectConnection.open(
        url(postgres, database), Roles.SUPERUSER, postgres.password(Roles.SUPERUSER));
  }

  static Connection connect(EmbeddedPostgres postgres, DatabaseRole role) throws SQLException {
    return connect(postgres, Roles.DATABASE, role);
  }

  /** In a database of that name. */
  public static Connection connect(EmbeddedPostgres postgres, String database, DatabaseRole role)
      throws SQLException {
    return DirectConnection.open(url(postgres, database), role.username(), postgres.password(role));
  }

  /** As the superuser, in the service's database. */
  static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = superuser(postgres, Roles.DATABASE);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row, as text. */
  static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
    try (var connection = superuser(postgres, Roles.DATABASE);
        var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return found.getString(1);
    }
  }

  public static ProcessHandle process(Path home) throws IOException {
    List<String> lines = Files.readAllLines(home.resolve("pgdata/postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow();
  }

  private static String url(EmbeddedPostgres postgres, String database) {
    return postgres.jdbcUrl().replaceFirst("[^/]+$", database);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
