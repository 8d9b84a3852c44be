package health.consilium;

import health.consilium.access.AuditVerification;
import health.consilium.platform.postgres.CannotStart;
import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.postgres.EmbeddedPostgres;
import health.consilium.platform.sql.DirectConnection;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The command {@code verify-audit [FILE]}: tells the head of every audit log, and what of them was
 * changed since it was sealed. With the lines of an earlier run in a file it also tells whether
 * their heads are still there.
 */
final class VerifyAudit {
  private static final String DATASOURCE = "quarkus.datasource.";

  /** Where the database is, and the service's role in it. */
  private record Login(String url, String username, String password) {
    static Login configured() {
      return new Login(setting("jdbc.url"), setting("username"), setting("password"));
    }

    static Login of(EmbeddedPostgres postgres) {
      return new Login(
          postgres.jdbcUrl(), DatabaseRole.APP.username(), postgres.password(DatabaseRole.APP));
    }

    private static String setting(String name) {
      return Main.configured(DATASOURCE + name)
          .orElseThrow(() -> new CannotStart(DATASOURCE + name + " is not configured."));
    }
  }

  private VerifyAudit() {}

  /** Returns 0 when every log holds, else 1. */
  static int run(List<String> arguments, PrintStream out) {
    if (Main.configured(DATASOURCE + "jdbc.url").isPresent()) {
      return verify(Login.configured(), arguments, out);
    }
    if (!Files.exists(Main.data().resolve("pgdata"))) {
      throw new CannotStart("There is no database in " + Main.data() + ".");
    }
    var postgres = EmbeddedPostgres.start(Main.data(), System.err::println);
    try (postgres) {
      return verify(Login.of(postgres), arguments, out);
    }
  }

  private static int verify(Login login, List<String> arguments, PrintStream out) {
    try (var connection = DirectConnection.open(login.url(), login.username(), login.password())) {
      connection.setAutoCommit(false);
      var findings = AuditVerification.of(connection, earlier(arguments));
      findings.lines().forEach(out::println);
      findings.faults().forEach(fault -> out.println("FAULT " + fault));
      return findings.faults().isEmpty() ? 0 : 1;
    } catch (IOException | SQLException e) {
      throw new CannotStart("The audit log cannot be verified: " + e.getMessage(), e);
    }
  }

  private static List<String> earlier(List<String> arguments) throws IOException {
    return arguments.isEmpty() ? List.of() : Files.readAllLines(Path.of(arguments.getFirst()));
  }
}
