package health.consilium.access;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Computes every log's chain anew and compares it with the seals. What was changed, added, moved or
 * removed behind a seal is found. Whoever removes the last seals as well leaves a chain that holds:
 * that is found by the heads that an earlier run told, if they were kept elsewhere.
 */
public final class AuditVerification {
  /**
   * What was found.
   *
   * @param lines one for each log, which tells its head
   * @param faults what does not hold; empty when all does
   */
  public record Findings(List<String> lines, List<String> faults) {}

  /** What a log's line says of its last seal. */
  private static final Pattern HEAD =
      Pattern.compile("(log=\\S+ seal=[1-9]\\d*) .* head=([0-9a-f]{64})");

  private final AuditSeals seals;
  private final Set<String> missing;
  private final List<String> lines = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private AuditVerification(AuditSeals seals, Set<String> known) {
    this.seals = seals;
    this.missing = new HashSet<>(known);
  }

  /**
   * Verifies all logs.
   *
   * @param connection of the service's role, inside a transaction
   * @param earlier the lines that an earlier run told; empty to compare with none
   */
  public static Findings of(Connection connection, List<String> earlier) throws SQLException {
    var verification = new AuditVerification(new AuditSeals(connection), heads(earlier));
    for (var log : verification.seals.logs()) {
      verification.verify(log);
    }
    verification.missing.stream()
        .sorted()
        .forEach(head -> verification.faults.add(head + " is not there any more"));
    return new Findings(verification.lines, verification.faults);
  }

  private void verify(AuditSeals.Log log) throws SQLException {
    var last = AuditSeals.Seal.beginning(log.clinic());
    int entries = 0;
    for (var seal : seals.of(log)) {
      verify(log, last, seal);
      missing.remove(head(log, seal));
      entries += seal.entries();
      last = seal;
    }
    lines.add(
        "%s entries=%d unsealed=%d head=%s"
            .formatted(name(log, last), entries, unsealed(last), last.hash()));
  }

  private void verify(AuditSeals.Log log, AuditSeals.Seal last, AuditSeals.Seal seal)
      throws SQLException {
    if (seal.number() != last.number() + 1) {
      faults.add(name(log, seal) + " does not follow on seal " + last.number());
      return;
    }
    Instant until = Objects.requireNonNull(seal.until());
    var chain = new AuditChain(last, until);
    seals.read(log.clinic(), last.until(), until, chain::add);
    var right = chain.seal();
    if (!right.equals(seal)) {
      faults.add(
          "%s covers %d entries until %s: of these something was changed, and now there are %d"
              .formatted(name(log, seal), seal.entries(), until, right.entries()));
    }
  }

  private int unsealed(AuditSeals.Seal last) throws SQLException {
    var count = new AtomicInteger();
    seals.read(last.clinic(), last.until(), null, line -> count.incrementAndGet());
    return count.get();
  }

  private static String name(AuditSeals.Log log, AuditSeals.Seal seal) {
    return "log=%s seal=%d".formatted(log.name(), seal.number());
  }

  private static String head(AuditSeals.Log log, AuditSeals.Seal seal) {
    return name(log, seal) + " head=" + seal.hash();
  }

  private static Set<String> heads(List<String> lines) {
    return lines.stream()
        .map(HEAD::matcher)
        .filter(head -> head.matches())
        .map(head -> head.group(1) + " head=" + head.group(2))
        .collect(Collectors.toSet());
  }
}
