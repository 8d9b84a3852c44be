package health.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LauncherIT {
  private static final Map<String, String> NO_CONFIGURATION = Map.of("CONSILIUM_DEMO", "false");

  /** How a process ends that SIGTERM ended: 128 + 15. */
  private static final int TERMINATED = 143;

  @TempDir Path directory;

  @Test
  void without_configuration_it_serves_and_says_where() throws IOException {
    try (var service = PackagedService.startReady(directory, NO_CONFIGURATION)) {
      assertThat(service.get(service.url(), "/q/openapi").body()).startsWith("---\nopenapi: 3.1");
      assertThat(service.get(service.url(), "/docs/").statusCode()).isEqualTo(200);
      assertThat(service.output())
          .contains("Unpacking PostgreSQL", "Creating the database", "PostgreSQL is ready on port")
          .contains(service.url() + "/docs", service.managementUrl() + "/q/health")
          .doesNotContain("setval");
    }
  }

  @Test
  void asked_to_stop_it_takes_its_database_along() throws IOException {
    var service = PackagedService.startReady(directory, NO_CONFIGURATION);
    ProcessHandle database = database();

    assertThat(service.stop()).isEqualTo(TERMINATED);

    assertThat(runs(database)).isFalse();
    assertThat(log()).contains("database system is shut down");
    assertThat(service.output()).doesNotContain("Exception");
  }

  @Test
  void the_first_command_of_the_readme_starts_it_and_ends_with_it() throws IOException {
    var service = PackagedService.runReady(directory);
    ProcessHandle database = database();

    assertThat(service.stop()).isEqualTo(TERMINATED);

    assertThat(runs(database)).isFalse();
    assertThat(service.output()).contains(service.url() + "/docs").doesNotContain("Building");
  }

  @Test
  void after_a_kill_it_starts_again_on_the_same_data() throws IOException {
    var killed = PackagedService.startReady(directory, NO_CONFIGURATION);
    ProcessHandle orphan = database();
    killed.kill();
    assertThat(runs(orphan)).isTrue();

    try (var again = PackagedService.startReady(directory, NO_CONFIGURATION)) {
      assertThat(again.output())
          .doesNotContain("Creating the database")
          .contains(again.url() + "/oauth2/token");
      assertThat(database().pid()).isNotEqualTo(orphan.pid());
      assertThat(runs(orphan)).isFalse();
    }
  }

  @Test
  void a_second_one_in_the_same_directory_is_refused() throws IOException {
    try (var first = PackagedService.startReady(directory, NO_CONFIGURATION)) {
      var second = PackagedService.start(directory, NO_CONFIGURATION);

      assertThat(second.awaitExit()).isEqualTo(1);
      assertThat(second.output().lines())
          .singleElement()
          .asString()
          .contains("Another Consilium", directory.resolve("data").toString(), "CONSILIUM_DATA");
      first.awaitReady();
    }
  }

  /** The service checks its ports before Quarkus starts, and with it Quarkus' own defaults. */
  @ParameterizedTest
  @CsvSource({"QUARKUS_HTTP_PORT,8080", "QUARKUS_MANAGEMENT_PORT,9000"})
  void a_port_that_nobody_configured_is_refused_when_it_is_taken(String setting, int port)
      throws IOException {
    try (var _ = taken(port)) {
      var service = PackagedService.start(directory, Map.of(setting, ""));

      assertThat(service.awaitExit()).isEqualTo(1);
      assertThat(service.output().lines())
          .singleElement()
          .asString()
          .contains("Port " + port, setting);
    }
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void a_database_of_ones_own_needs_a_key_directory_and_no_data_directory() throws IOException {
    var environment =
        Map.of("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://localhost:1/consilium");

    var service = PackagedService.start(directory, environment);

    assertThat(service.awaitExit()).isEqualTo(1);
    assertThat(service.output().lines()).singleElement().asString().contains("CONSILIUM_KEYS");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @Test
  void its_audit_logs_are_verified_by_a_command() throws IOException {
    var nothing = PackagedService.start(directory, NO_CONFIGURATION, "verify-audit");
    assertThat(nothing.awaitExit()).isEqualTo(1);
    assertThat(nothing.output().lines()).singleElement().asString().contains("no database in");
    PackagedService.startReady(directory, NO_CONFIGURATION).stop();

    var verification = PackagedService.start(directory, NO_CONFIGURATION, "verify-audit");

    assertThat(verification.awaitExit()).isZero();
    assertThat(verification.output()).contains("log=network seal=0 entries=0 unsealed=0 head=");
  }

  @Test
  void a_command_that_does_not_exist_is_refused() throws IOException {
    var command = PackagedService.start(directory, NO_CONFIGURATION, "verify");

    assertThat(command.awaitExit()).isEqualTo(1);
    assertThat(command.output().lines()).singleElement().asString().contains("verify-audit");
  }

  /** Takes the port, unless somebody else on this machine has done so. */
  private static ServerSocket taken(int port) throws IOException {
    var socket = new ServerSocket();
    try {
      socket.bind(new InetSocketAddress("localhost", port));
    } catch (BindException alreadyTaken) {
      return socket;
    }
    return socket;
  }

  /** Unlike {@code isAlive()} false for a dead process of which its parent took no notice yet. */
  private static boolean runs(ProcessHandle process) {
    return process.info().command().isPresent();
  }

  private ProcessHandle database() throws IOException {
    var lines = Files.readAllLines(directory.resolve("data/pgdata/postmaster.pid"));
    return ProcessHandle.of(Long.parseLong(lines.getFirst())).orElseThrow();
  }

  private String log() throws IOException {
    return Files.readString(directory.resolve("data/log/postgresql.log"));
  }
}
