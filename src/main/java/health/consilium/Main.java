package health.consilium;

import health.consilium.platform.postgres.CannotStart;
import health.consilium.platform.postgres.EmbeddedPostgres;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Carries out a command, or without one starts the service, and before it the embedded PostgreSQL
 * unless a database is configured. This must come first: Quarkus opens its connection pool and
 * migrates while it starts.
 */
@QuarkusMain
public class Main {
  private static final String URL = "quarkus.datasource.jdbc.url";
  private static final String DATA = "consilium.data";
  static final String KEYS = "consilium.keys";
  private static final String EMBEDDED = "consilium.embedded";

  public static void main(String... args) {
    try {
      if (args.length > 0) {
        System.exit(command(List.of(args)));
      }
      prepareDatabase();
    } catch (CannotStart reason) {
      System.err.println(reason.getMessage());
      System.exit(1);
    }
    Quarkus.run(Welcome.class, args);
  }

  /** Does what is asked for instead of serving; returns the exit code. */
  private static int command(List<String> words) {
    var arguments = words.subList(1, words.size());
    return switch (words.getFirst()) {
      case "verify-audit" -> VerifyAudit.run(arguments, System.out);
      case "rebuild-outcomes" -> RebuildOutcomes.run(System.out);
      case "rotate-wrapping-key" -> RotateWrappingKey.run(System.out);
      default ->
          throw new CannotStart(
              "There is no such command; there are: verify-audit [FILE], rebuild-outcomes,"
                  + " rotate-wrapping-key.");
    };
  }

  static boolean embedded() {
    return configured(EMBEDDED).isPresent();
  }

  /** Where the embedded database and what belongs to it is kept. */
  static Path data() {
    return Path.of(configured(DATA).orElse("data")).toAbsolutePath().normalize();
  }

  private static void prepareDatabase() {
    // development mode calls main again, in the same JVM, after each change: the database still
    // runs
    if (System.getProperty(EMBEDDED) != null) {
      return;
    }
    if (configured(URL).isEmpty()) {
      startEmbedded();
    } else if (configured(KEYS).isEmpty()) {
      throw new CannotStart(
          "With a database of your own, the keys need a directory of their own that every replica"
              + " shares: set CONSILIUM_KEYS to it.");
    }
  }

  private static void startEmbedded() {
    requireFree("quarkus.http", "QUARKUS_HTTP_PORT");
    requireFree("quarkus.management", "QUARKUS_MANAGEMENT_PORT");
    var postgres = EmbeddedPostgres.start(data(), System.out::println);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(postgres), "embedded-postgresql-stop"));
    postgres.configuration().forEach(System::setProperty);
    setUnlessConfigured(KEYS, data().resolve("keys").toString());
    // read by a person at a terminal; elsewhere by a log collector
    setUnlessConfigured("quarkus.log.console.json.enabled", "false");
  }

  /** Better now than after the database was started and filled for nothing. */
  private static void requireFree(String server, String setting) {
    var config = ConfigProvider.getConfig();
    String host = config.getValue(server + ".host", String.class);
    int port = config.getValue(server + ".port", Integer.class);
    try (var probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(host, port));
    } catch (IOException e) {
      throw new CannotStart(
          "Port %d cannot be used (%s), perhaps since another Consilium runs: stop it, or set %s."
              .formatted(port, e.getMessage(), setting),
          e);
    }
  }

  /** Requests in flight still need the database: it stops after the service. */
  private static void stop(EmbeddedPostgres postgres) {
    try (postgres) {
      Application service = Application.currentApplication();
      if (service != null) {
        service.stop();
      }
    }
  }

  private static void setUnlessConfigured(String name, String value) {
    if (configured(name).isEmpty()) {
      System.setProperty(name, value);
    }
  }

  static Optional<String> configured(String name) {
    return ConfigProvider.getConfig().getOptionalValue(name, String.class);
  }
}
