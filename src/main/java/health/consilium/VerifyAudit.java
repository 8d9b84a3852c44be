package health.consilium;

import health.consilium.access.AuditVerification;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The command {@code verify-audit [FILE]}: tells the head of every audit log, and what of them was
 * changed since it was sealed. With the lines of an earlier run in a file it also tells whether
 * their heads are still there.
 */
final class VerifyAudit {
  private VerifyAudit() {}

  /** Returns 0 when every log holds, else 1. */
  static int run(List<String> arguments, PrintStream out) {
    return CommandDatabase.use(connection -> verify(connection, arguments, out));
  }

  private static int verify(Connection connection, List<String> arguments, PrintStream out)
      throws IOException, SQLException {
    var findings = AuditVerification.of(connection, earlier(arguments));
    findings.lines().forEach(out::println);
    findings.faults().forEach(fault -> out.println("FAULT " + fault));
    return findings.faults().isEmpty() ? 0 : 1;
  }

  private static List<String> earlier(List<String> arguments) throws IOException {
    return arguments.isEmpty() ? List.of() : Files.readAllLines(Path.of(arguments.getFirst()));
  }
}
