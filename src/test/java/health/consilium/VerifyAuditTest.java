package health.consilium;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, on a database that is configured; LauncherIT has the embedded one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VerifyAuditTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private TestClinic clinic = new TestClinic(new UUID(0, 0), "", "");

  @Test
  void it_tells_the_head_of_each_log_and_succeeds() {
    clinic = TestClinic.open();
    clinic.given().get("/v1/courses").then().statusCode(200);

    int code = run(List.of());

    assertThat(code).isZero();
    assertThat(out.toString(UTF_8))
        .containsPattern("log=network seal=\\d+ entries=\\d+ unsealed=\\d+ head=[0-9a-f]{64}\n")
        .contains("log=" + clinic.id() + " seal=0 entries=0 unsealed=1 head=0000");
  }

  @Test
  void it_fails_and_says_where_something_was_changed(@TempDir Path directory)
      throws IOException, SQLException {
    clinic = TestClinic.open();
    var kept =
        Files.writeString(
            directory.resolve("heads"),
            "log=%s seal=3 entries=9 unsealed=0 head=%s%n".formatted(clinic.id(), "0a".repeat(32)));
    seal();

    int code = run(List.of(kept.toString()));

    unseal();
    assertThat(code).isEqualTo(1);
    assertThat(out.toString(UTF_8))
        .contains("FAULT log=" + clinic.id() + " seal=1 covers 2 entries")
        .contains("FAULT log=" + clinic.id() + " seal=3 head=0a0a");
  }

  /** A seal over two entries that are not there. */
  private void seal() throws SQLException {
    execute(
        """
        insert into audit_seal (clinic_number, number, until, entries, hash)
        select number, 1, timestamptz '2026-01-01Z', 2, sha256('x') from clinic where id = '%s'
        """);
  }

  private void unseal() throws SQLException {
    execute("delete from audit_seal using clinic c where clinic_number = c.number and c.id = '%s'");
  }

  private void execute(String sql) throws SQLException {
    try (var owner = TestConnection.superuser();
        var statement = owner.createStatement()) {
      statement.execute(sql.formatted(clinic.id()));
    }
  }

  private int run(List<String> arguments) {
    return VerifyAudit.run(arguments, new PrintStream(out, true, UTF_8));
  }
}
