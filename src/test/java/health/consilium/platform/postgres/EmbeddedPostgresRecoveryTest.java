package health.consilium.platform.postgres;

import static health.consilium.platform.postgres.TestDatabase.ask;
import static health.consilium.platform.postgres.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresRecoveryTest {
  private Path home;

  @BeforeEach
  void newHome() throws IOException {
    home = TestDatabase.newHome();
  }

  @AfterEach
  void deleteHome() throws IOException {
    TestDatabase.delete(home);
  }

  @Test
  void rows_survive_a_stop_and_a_start() throws Exception {
    try (var first = TestDatabase.start(home)) {
      keepRow(first);
    }

    assertRowKept();
  }

  @Test
  void rows_survive_a_killed_server() throws Exception {
    try (var first = TestDatabase.start(home)) {
      keepRow(first);
      ProcessHandle server = TestDatabase.process(home);
      server.destroyForcibly();
      server.onExit().get(10, TimeUnit.SECONDS);
    }

    assertRowKept();
  }

  @Test
  void a_server_that_outlived_its_service_is_stopped_first() throws Exception {
    try (var first = TestDatabase.start(home)) {
      keepRow(first);
    }
    ProcessHandle orphan = startAlone();

    assertRowKept();
    // not isAlive(), which holds until the parent has taken notice
    assertThat(orphan.info().command()).isEmpty();
  }

  @Test
  void a_pid_file_that_names_another_program_is_not_believed() throws Exception {
    try (var first = TestDatabase.start(home)) {
      keepRow(first);
    }
    Process other = new ProcessBuilder("sleep", "600").start();
    pidFile("%d\n%s\n".formatted(other.pid(), home.resolve("pgdata")));

    assertRowKept();
    assertThat(other.isAlive()).isTrue();
    other.destroy();
  }

  @Test
  void an_empty_pid_file_does_no_harm() throws Exception {
    try (var first = TestDatabase.start(home)) {
      keepRow(first);
    }
    pidFile("");

    assertRowKept();
  }

  @Test
  void an_interrupted_initdb_is_begun_again() throws Exception {
    Files.createDirectories(home.resolve("pgdata.unfinished/base/1"));
    Files.writeString(home.resolve("pgdata.unfinished/PG_VERSION"), "18\n");
    new Passwords(home.resolve("passwords")).keep("postgres", "of the interrupted one");

    try (var started = TestDatabase.start(home)) {
      assertThat(ask(started, "select current_database()")).isEqualTo("consilium");
    }
    assertThat(home.resolve("pgdata.unfinished")).doesNotExist();
  }

  @Test
  void roles_that_were_not_finished_are() throws Exception {
    TestDatabase.start(home).close();
    Files.delete(home.resolve("passwords/consilium_release"));
    try (var second = TestDatabase.start(home)) {
      try (var connection = TestDatabase.superuser(second, "postgres");
          var statement = connection.createStatement()) {
        statement.execute("drop database consilium");
        statement.execute("drop role consilium_app");
      }
    }
    Files.delete(home.resolve("passwords/consilium_app"));

    try (var third = TestDatabase.start(home)) {
      for (DatabaseRole role : DatabaseRole.values()) {
        TestDatabase.connect(third, role).close();
      }
    }
  }

  @Test
  void a_role_with_too_much_power_is_refused() throws Exception {
    try (var first = TestDatabase.start(home)) {
      execute(first, "alter role consilium_app bypassrls");
    }

    assertThatThrownBy(() -> TestDatabase.start(home))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("must be neither SUPERUSER nor BYPASSRLS: consilium_app");
    assertThat(home.resolve("pgdata/postmaster.pid")).doesNotExist();
  }

  @Test
  void a_poster_that_is_a_member_of_another_role_is_refused() throws Exception {
    try (var first = TestDatabase.start(home)) {
      execute(first, "grant pg_read_all_data to consilium_poster");
    }

    assertThatThrownBy(() -> TestDatabase.start(home))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("consilium_poster must be a member of no role");
  }

  @Test
  void programs_of_an_older_version_go_and_its_data_stay() throws Exception {
    try (var first = TestDatabase.start(home)) {
      keepRow(first);
    }
    Path older = Files.createDirectories(home.resolve("postgresql-18.5-x86_64/bin"));

    assertRowKept();
    assertThat(older).doesNotExist();
  }

  @Test
  void a_failure_quotes_what_the_server_said() throws IOException {
    TestDatabase.start(home).close();
    Files.writeString(home.resolve("pgdata/postgresql.conf"), "no_such_setting = 1\n");

    assertThatThrownBy(() -> TestDatabase.start(home))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("no_such_setting");
  }

  private static void keepRow(EmbeddedPostgres postgres) throws SQLException {
    execute(postgres, "create table kept as select 'row' as content");
  }

  private void assertRowKept() throws SQLException {
    try (var again = TestDatabase.start(home)) {
      assertThat(ask(again, "select content from kept")).isEqualTo("row");
    }
  }

  /** What a killed JVM leaves behind: a server, and nobody who holds the directory's lock. */
  private ProcessHandle startAlone() throws IOException {
    var programs = PostgresBinaries.unpack(home, line -> {}).programs();
    var namespace = PostgresTools.namespace(PostgresTools.root(), List.of("unshare", "-U"));
    var tools = new PostgresTools(programs, home.resolve("log"), namespace);
    tools.run(
        Duration.ofSeconds(30),
        "pg_ctl",
        "start",
        "-w",
        "--pgdata=" + home.resolve("pgdata"),
        "--log=" + home.resolve("orphan.log"),
        "-o",
        "-c unix_socket_directories='' -p " + Postmaster.freePort());
    return TestDatabase.process(home);
  }

  private void pidFile(String content) throws IOException {
    Files.writeString(home.resolve("pgdata/postmaster.pid"), content);
  }
}
