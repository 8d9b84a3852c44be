package health.consilium.bench;

import health.consilium.PackagedService;
import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** The delivered service and its database, each in processes of its own, for all benchmarks. */
public final class Stage implements AutoCloseable {
  /** {@code -Dbench.kept=…} names a directory whose databases the next run finds as they are. */
  private static final Optional<Path> KEPT =
      Optional.ofNullable(System.getProperty("bench.kept")).map(Path::of);

  private static final Path HOMES = KEPT.orElse(Path.of("target/bench-data")).toAbsolutePath();

  private final Path home;
  private final EmbeddedPostgres postgres;
  private final PackagedService service;
  private final Report report;

  private Stage(Path home, EmbeddedPostgres postgres, PackagedService service, Report report) {
    this.home = home;
    this.postgres = postgres;
    this.service = service;
    this.report = report;
  }

  /** Starts both on a new database, unless that of the last run is kept. */
  static Stage set() throws IOException {
    return set(HOMES.resolve("first"), new Report());
  }

  /** One more service with a database of its own, to be closed by who asks; the same report. */
  public Stage second() throws IOException {
    return set(HOMES.resolve("second"), report);
  }

  private static Stage set(Path home, Report report) throws IOException {
    if (KEPT.isEmpty()) {
      delete(home.resolve("pgdata"));
    }
    var postgres = EmbeddedPostgres.start(home, System.out::println);
    try {
      return new Stage(home, postgres, startService(home, postgres, Map.of()), report);
    } catch (IOException | RuntimeException | AssertionError e) {
      postgres.close();
      throw e;
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (var paths = Files.walk(directory)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  /** One more replica of the service on the same database, with these settings. */
  public PackagedService another(Map<String, String> settings) throws IOException {
    return startService(home, postgres, settings);
  }

  private static PackagedService startService(
      Path home, EmbeddedPostgres postgres, Map<String, String> settings) throws IOException {
    var environment = new HashMap<String, String>(settings);
    postgres.configuration().forEach((name, value) -> environment.put(variable(name), value));
    environment.remove("CONSILIUM_EMBEDDED");
    // nothing of its own accord while something is measured
    environment.put("CONSILIUM_RELEASE_MONTHLY", "false");
    environment.putIfAbsent("CONSILIUM_IMPORTS_EVERY", "off");
    // a benchmark is one caller that asks without end
    environment.put("CONSILIUM_LIMITS_DEFAULT_QUOTA", "2000000000");
    environment.put("CONSILIUM_LIMITS_OBSERVATIONS_QUOTA", "2000000000");
    environment.put("CONSILIUM_KEYS", Files.createDirectories(home.resolve("keys")).toString());
    return PackagedService.startReady(home, environment);
  }

  /** The environment variable that sets a property. */
  private static String variable(String property) {
    return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }

  public URI url() {
    return service.url();
  }

  public PackagedService service() {
    return service;
  }

  public Report report() {
    return report;
  }

  /** A connection as the service's role, configured as those of the service's pool. */
  public Connection connect() throws SQLException {
    return connect("-c statement_timeout=8000");
  }

  /** A connection for work that takes minutes. */
  public Connection connectPatiently() throws SQLException {
    return connect("-c statement_timeout=0");
  }

  /** A connection of the role that owns all tables. */
  public Connection connectAsOwner() throws SQLException {
    return connect(DatabaseRole.OWNER, "-c statement_timeout=0");
  }

  /** Opens a clinic's scope, until the connection's transaction ends. */
  public static void enter(Connection connection, int clinic) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("set local app.clinic = '" + clinic + "'");
    }
  }

  private Connection connect(String options) throws SQLException {
    return connect(DatabaseRole.APP, options);
  }

  private Connection connect(DatabaseRole role, String options) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", role.username());
    properties.setProperty("password", postgres.password(role));
    properties.setProperty("options", options);
    return DriverManager.getConnection(postgres.jdbcUrl(), properties);
  }

  /** Processor time that a replica has used so far. */
  public Duration spentBy(PackagedService replica) {
    return Cpu.of(replica.pid());
  }

  /** Processor time that PostgreSQL has used so far. */
  public Duration spentByDatabase() throws IOException {
    return Cpu.ofTree(postmaster());
  }

  /** One side's work for that long, and what it cost whom. */
  Sample measure(Load load, Duration time) throws Exception {
    long postmaster = postmaster();
    long self = ProcessHandle.current().pid();
    var caller = Cpu.of(self);
    var served = Cpu.of(service.pid());
    var stored = Cpu.ofTree(postmaster);
    long began = System.nanoTime();
    long operations = load.run(time);
    return new Sample(
        operations,
        Duration.ofNanos(System.nanoTime() - began),
        Cpu.of(self).minus(caller),
        Cpu.of(service.pid()).minus(served),
        Cpu.ofTree(postmaster).minus(stored));
  }

  private long postmaster() throws IOException {
    return Long.parseLong(Files.readAllLines(home.resolve("pgdata/postmaster.pid")).getFirst());
  }

  @Override
  public void close() throws IOException {
    try (postgres) {
      report.write();
      service.close();
    }
  }
}
