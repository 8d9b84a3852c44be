package health.consilium.platform.postgres;

import static health.consilium.platform.postgres.TestDatabase.ask;
import static health.consilium.platform.postgres.TestDatabase.connect;
import static health.consilium.platform.postgres.TestDatabase.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.platform.sql.DirectConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedPostgresTest {
  private static Path home;
  private static EmbeddedPostgres postgres;

  @BeforeAll
  static void start() throws IOException {
    home = TestDatabase.newHome();
    postgres = TestDatabase.start(home);
  }

  @AfterAll
  static void stop() throws IOException {
    postgres.close();
    TestDatabase.delete(home);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit", "data_checksums"})
  void what_is_committed_is_durable(String setting) throws SQLException {
    assertThat(ask(postgres, "show " + setting)).isEqualTo("on");
  }

  @Test
  void the_server_is_of_the_version_that_its_directory_says() throws SQLException {
    assertThat(ask(postgres, "show server_version")).isEqualTo(PostgresBinaries.VERSION);
  }

  @Test
  void text_is_utf_8_and_sorts_alike_on_every_machine() throws SQLException {
    assertThat(
            ask(
                postgres,
                "select concat_ws(' ', pg_encoding_to_char(encoding), datcollate, datctype)"
                    + " from pg_database where datname = 'consilium'"))
        .isEqualTo("UTF8 C.UTF-8 C.UTF-8");
  }

  @Test
  void only_this_machine_can_reach_the_server() throws Exception {
    int port = URI.create(postgres.jdbcUrl().substring("jdbc:".length())).getPort();

    assertThat(listeners(port)).containsExactly("0100007F");
    assertThat(ask(postgres, "show unix_socket_directories")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void no_role_stands_above_row_level_security(DatabaseRole role) throws SQLException {
    assertThat(
            ask(
                postgres,
                "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles"
                    + " where rolname = '%s'".formatted(role.username())))
        .isEqualTo("f");
  }

  @Test
  void the_service_is_a_poster_only_while_it_becomes_one() throws SQLException {
    assertThat(
            ask(
                postgres,
                "select concat_ws(' ', pg_has_role('consilium_app', oid, 'set'),"
                    + " pg_has_role('consilium_app', oid, 'usage'),"
                    + " pg_has_role('consilium_release', oid, 'member'),"
                    + " rolcanlogin or rolsuper or rolbypassrls)"
                    + " from pg_roles where rolname = 'consilium_poster'"))
        .isEqualTo("t f f f");
  }

  @Test
  void the_owner_makes_tables_and_the_service_does_not() throws SQLException {
    try (var owner = connect(postgres, DatabaseRole.OWNER);
        var app = connect(postgres, DatabaseRole.APP)) {
      owner.createStatement().execute("create table owned (id int)");

      assertThatThrownBy(() -> app.createStatement().execute("create table apps (id int)"))
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> app.createStatement().execute("select * from owned"))
          .hasMessageContaining("permission denied");
    }
  }

  @Test
  void the_service_fills_temporary_tables() throws SQLException {
    try (var app = connect(postgres, DatabaseRole.APP)) {
      app.createStatement().execute("create temporary table batch (id int)");
    }
  }

  @Test
  void the_owner_installs_the_extensions_that_the_service_needs() throws SQLException {
    try (var owner = connect(postgres, DatabaseRole.OWNER)) {
      owner.createStatement().execute("create extension pg_trgm; create extension unaccent");
    }
  }

  @Test
  void a_wrong_password_opens_nothing() {
    assertThatThrownBy(() -> DirectConnection.open(postgres.jdbcUrl(), "consilium_app", "wrong"))
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void only_the_user_who_runs_the_service_reads_passwords() throws IOException {
    try (var files = Files.list(home.resolve("passwords"))) {
      assertThat(files)
          .hasSize(4)
          .allSatisfy(file -> assertThat(mode(file)).isEqualTo("rw-------"));
    }
    assertThat(mode(home.resolve("passwords"))).isEqualTo("rwx------");
  }

  @Test
  void a_second_instance_is_refused_in_one_line() throws SQLException {
    assertThatThrownBy(() -> TestDatabase.start(home))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining(home.toString())
        .hasMessageNotContaining("\n");

    assertThat(ask(postgres, "select 'still there'")).isEqualTo("still there");
  }

  @Test
  void neither_the_log_of_the_server_nor_a_message_quotes_a_value() throws Exception {
    execute(postgres, "create table unique_value (value text unique)");

    assertThatThrownBy(
            () -> execute(postgres, "insert into unique_value values ('secret'), ('secret')"))
        .hasMessageContaining("duplicate key")
        .hasMessageNotContaining("secret");

    assertThat(home.resolve("log/postgresql.log"))
        .content()
        .contains("duplicate key")
        .doesNotContain("secret");
  }

  @Test
  void a_port_that_somebody_else_took_is_given_up() throws IOException {
    Path other = TestDatabase.newHome();
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int free = Postmaster.freePort();
      Iterator<Integer> ports = List.of(taken.getLocalPort(), free).iterator();

      try (var second = EmbeddedPostgres.start(other, line -> {}, ports::next)) {
        assertThat(second.jdbcUrl()).contains(":" + free + "/");
      }
    } finally {
      TestDatabase.delete(other);
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  /** The local addresses, in the kernel's hexadecimal, of sockets that listen on a port. */
  private static List<String> listeners(int port) throws IOException {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    var sockets = new ArrayList<>(Files.readAllLines(Path.of("/proc/net/tcp")));
    sockets.addAll(Files.readAllLines(Path.of("/proc/net/tcp6")));
    return sockets.stream()
        .map(line -> line.strip().split("\\s+"))
        .filter(fields -> fields[1].endsWith(suffix) && fields[3].equals("0A"))
        .map(fields -> fields[1].substring(0, fields[1].length() - suffix.length()))
        .toList();
  }
}
