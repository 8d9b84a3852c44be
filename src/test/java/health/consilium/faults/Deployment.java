package health.consilium.faults;

import health.consilium.PackagedService;
import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.postgres.EmbeddedPostgres;
import health.consilium.platform.postgres.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL, and replicas of the delivered service that reach it by a {@link Wire}. */
final class Deployment implements AutoCloseable {
  private final Path home;
  private final Map<String, String> settings;
  private final Wire wire;
  private final List<PackagedService> replicas = new CopyOnWriteArrayList<>();
  private EmbeddedPostgres postgres;

  private Deployment(Path home, Map<String, String> settings) throws IOException {
    this.home = home;
    this.settings = settings;
    this.postgres = TestDatabase.start(home);
    this.wire = new Wire(port(postgres), 0);
  }

  /**
   * Starts both in a new directory.
   *
   * @param settings of the service, as variables of its environment
   */
  static Deployment start(Map<String, String> settings) throws IOException {
    return start(TestDatabase.newHome(), settings);
  }

  static Deployment start(Path home, Map<String, String> settings) throws IOException {
    var deployment = new Deployment(home, settings);
    try {
      deployment.add();
      return deployment;
    } catch (IOException | RuntimeException | AssertionError e) {
      deployment.close();
      throw e;
    }
  }

  Wire wire() {
    return wire;
  }

  /** The replicas that run, the oldest first. */
  List<PackagedService> replicas() {
    return replicas;
  }

  /** What the replicas that run have written. */
  String output() throws IOException {
    var output = new StringBuilder();
    for (var replica : replicas) {
      output.append(replica.output());
    }
    return output.toString();
  }

  /** Where the oldest replica serves. */
  URI url() {
    return replicas.getFirst().url();
  }

  /** One more replica; returns when it is ready. */
  void add() throws IOException {
    add(Map.of());
  }

  /**
   * The same.
   *
   * @param own settings, which the others have not
   */
  PackagedService add(Map<String, String> own) throws IOException {
    var environment = new HashMap<String, String>();
    postgres.configuration().forEach((name, value) -> environment.put(variable(name), value));
    environment.remove("CONSILIUM_EMBEDDED");
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", wiredUrl());
    environment.put("CONSILIUM_KEYS", Files.createDirectories(home.resolve("keys")).toString());
    environment.put("CONSILIUM_DEMO", "false");
    environment.put("CONSILIUM_RELEASE_MONTHLY", "false");
    environment.put("CONSILIUM_EXPORTS_EVERY", "off");
    environment.put("CONSILIUM_LIMITS_OBSERVATIONS_QUOTA", "1000000000");
    environment.putAll(settings);
    environment.putAll(own);
    var replica = PackagedService.startReady(home, environment);
    replicas.add(replica);
    return replica;
  }

  /** Ends the oldest replica by {@code kill -9} and puts a new one in its place. */
  void killService() throws IOException {
    replicas.getFirst().kill();
    add();
    replicas.removeFirst();
  }

  /** Ends that replica by {@code kill -9}. */
  void kill(PackagedService replica) throws IOException {
    replica.kill();
    replicas.remove(replica);
  }

  /** Asks the oldest replica to stop and waits until it has. */
  void stopService() throws IOException {
    var oldest = replicas.getFirst();
    oldest.stop();
    replicas.remove(oldest);
  }

  /** Ends every process of the database by {@code kill -9}, and starts it again. */
  void killDatabase() throws IOException {
    var processes = databaseProcesses();
    processes.forEach(ProcessHandle::destroyForcibly);
    processes.forEach(process -> process.onExit().join());
    restartDatabase();
  }

  /** Starts the database again, on whatever it left. */
  private void restartDatabase() throws IOException {
    postgres.close();
    postgres = TestDatabase.start(home);
    wire.leadTo(port(postgres));
  }

  /** Lets no process of the database go on for so long. */
  void freezeDatabase(Duration time) throws IOException {
    var frozen = databaseProcesses();
    signal("STOP", frozen);
    LockSupport.parkNanos(time.toNanos());
    signal("CONT", frozen);
  }

  /** Where the database is, by the wire. */
  String wiredUrl() {
    return "jdbc:postgresql://127.0.0.1:" + wire.port() + "/consilium?sslmode=disable";
  }

  String password(DatabaseRole role) {
    return postgres.password(role);
  }

  /** A connection that is not by the wire, and that nothing is hidden from. */
  Connection superuser() throws SQLException {
    return TestDatabase.superuser(postgres, "consilium");
  }

  /** A connection of a role of the service, not by the wire either. */
  Connection connect(DatabaseRole role) throws SQLException {
    return TestDatabase.connect(postgres, "consilium", role);
  }

  @Override
  public void close() throws IOException {
    try (var _ = postgres) {
      for (var replica : replicas) {
        replica.kill();
      }
      wire.close();
    } finally {
      TestDatabase.delete(home);
    }
  }

  private List<ProcessHandle> databaseProcesses() throws IOException {
    var postmaster = TestDatabase.process(home);
    var all = new ArrayList<ProcessHandle>(List.of(postmaster));
    all.addAll(postmaster.descendants().toList());
    return all;
  }

  private static void signal(String name, List<ProcessHandle> processes) throws IOException {
    var command = new ArrayList<>(List.of("kill", "-" + name));
    processes.forEach(process -> command.add(Long.toString(process.pid())));
    try {
      // some backends may have ended in between: kill then tells so and signals the others
      if (!new ProcessBuilder(command).start().waitFor(10, TimeUnit.SECONDS)) {
        throw new IOException("kill does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int port(EmbeddedPostgres postgres) {
    return URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();
  }

  private static String variable(String property) {
    return property.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
  }
}
