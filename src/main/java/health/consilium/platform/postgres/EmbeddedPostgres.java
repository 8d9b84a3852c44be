package health.consilium.platform.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * A PostgreSQL that runs beside the service, on the loopback interface and a free port, and keeps
 * its data in one directory through every way in which either can end. One process at a time owns
 * the directory:
 *
 * <pre>
 * lock                           held by the running service
 * postgresql-18.6-x86_64/        the programs
 * pgdata/                        the data
 * passwords/                     one file per role, mode 600
 * log/                           what the server and its tools said
 * </pre>
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Duration INITDB = Duration.ofMinutes(2);

  private final DirectoryLock lock;
  private final Postmaster postmaster;
  private final Passwords passwords;
  private final int port;

  private EmbeddedPostgres(
      DirectoryLock lock, Postmaster postmaster, Passwords passwords, int port) {
    this.lock = lock;
    this.postmaster = postmaster;
    this.passwords = passwords;
    this.port = port;
  }

  /**
   * Starts the database in a directory, which is made and filled when it is new.
   *
   * @param progress hears one line before each step that takes long, and one at the end
   * @throws CannotStart when the directory is in use, the platform is not supported, or PostgreSQL
   *     fails
   */
  public static EmbeddedPostgres start(Path home, Consumer<String> progress) {
    return start(home, progress, Postmaster::freePort);
  }

  static EmbeddedPostgres start(Path home, Consumer<String> progress, IntSupplier freePort) {
    Path directory = home.toAbsolutePath().normalize();
    try {
      DirectoryLock lock = DirectoryLock.take(Files.createDirectories(directory));
      try {
        return new Start(directory, progress, freePort).under(lock);
      } catch (IOException | SQLException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException | SQLException e) {
      throw new CannotStart("The embedded PostgreSQL in " + directory + " cannot start: " + e, e);
    }
  }

  public String jdbcUrl() {
    return Roles.url(port, Roles.DATABASE);
  }

  public String password(DatabaseRole role) {
    return password(role.username());
  }

  String password(String username) {
    try {
      return passwords.of(username);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The configuration that makes the service use this database. */
  public Map<String, String> configuration() {
    return Map.of(
        "consilium.embedded", "true",
        "quarkus.datasource.jdbc.url", jdbcUrl(),
        "quarkus.datasource.username", DatabaseRole.APP.username(),
        "quarkus.datasource.password", password(DatabaseRole.APP),
        "quarkus.flyway.username", DatabaseRole.OWNER.username(),
        "quarkus.flyway.password", password(DatabaseRole.OWNER),
        "consilium.release-role.username", DatabaseRole.RELEASE.username(),
        "consilium.release-role.password", password(DatabaseRole.RELEASE));
  }

  /** Stops the database: everything committed is on disk when this returns. */
  @Override
  public void close() {
    try (lock) {
      postmaster.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The steps of one start. */
  private record Start(Path home, Consumer<String> progress, IntSupplier freePort) {
    EmbeddedPostgres under(DirectoryLock lock) throws IOException, SQLException {
      long began = System.nanoTime();
      var binaries = PostgresBinaries.unpack(home, progress);
      var tools = tools(binaries);
      var passwords = new Passwords(home.resolve("passwords"));
      Path data = data(tools, passwords);
      var postmaster =
          new Postmaster(tools, data, home.resolve("log").resolve("postgresql.log"), freePort);
      int port = postmaster.start();
      try {
        new Roles(passwords, port).create();
        binaries.removeOthers();
      } catch (IOException | SQLException | RuntimeException e) {
        postmaster.stop();
        throw e;
      }
      progress.accept(
          "PostgreSQL is ready on port %d (%.1f s)"
              .formatted(port, (System.nanoTime() - began) / 1e9));
      return new EmbeddedPostgres(lock, postmaster, passwords, port);
    }

    private PostgresTools tools(PostgresBinaries binaries) throws IOException {
      var namespace = PostgresTools.namespace(PostgresTools.root(), List.of("unshare", "-U"));
      return new PostgresTools(binaries.programs(), home.resolve("log"), namespace);
    }

    private Path data(PostgresTools tools, Passwords passwords) throws IOException {
      Path data = home.resolve("pgdata");
      CompleteDirectory.make(
          data,
          unfinished -> {
            progress.accept("Creating the database …");
            passwords.forgetAll();
            passwords.keep(Roles.SUPERUSER, Passwords.random());
            initialize(tools, unfinished, passwords.file(Roles.SUPERUSER));
          });
      return data;
    }

    private static void initialize(PostgresTools tools, Path data, Path password)
        throws IOException {
      tools.run(
          INITDB,
          "initdb",
          "--pgdata=" + data,
          "--username=" + Roles.SUPERUSER,
          "--pwfile=" + password,
          "--auth=scram-sha-256",
          "--encoding=UTF-8",
          "--locale=C.UTF-8",
          "--set=timezone=UTC",
          "--set=log_timezone=UTC",
          "--data-checksums");
    }
  }
}
