package health.consilium.access;

import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/**
 * Chains the entries of each log by hash, beside the requests: none of them waits for a chain's
 * head. An entry is sealed within a minute, later only while a transaction that has appended one
 * goes on. All replicas try; one at a time does it.
 */
@ApplicationScoped
class AuditSealer {
  /** Any number, as long as nothing else locks it. */
  private static final String TURN = "select pg_try_advisory_xact_lock(140141)";

  private final Database database;

  AuditSealer(Database database) {
    this.database = database;
  }

  /** Seals what is complete. */
  @Scheduled(every = "20s", concurrentExecution = ConcurrentExecution.SKIP)
  @RunOnVirtualThread
  void seal() {
    QuarkusTransaction.requiringNew().run(() -> database.call(AuditSealer::seal));
  }

  private static List<AuditSeals.Seal> seal(Connection connection) throws SQLException {
    if (!hasTurn(connection)) {
      return List.of();
    }
    var seals = new AuditSeals(connection);
    var complete = seals.complete();
    return complete.isEmpty() ? List.of() : seal(seals, complete.get());
  }

  /** Seals all that was recorded before then, in every log; returns the seals before these. */
  static List<AuditSeals.Seal> seal(AuditSeals seals, Instant until) throws SQLException {
    var behind = seals.behind(until);
    for (var last : behind) {
      seals.store(next(seals, last, until));
    }
    return behind;
  }

  private static AuditSeals.Seal next(AuditSeals seals, AuditSeals.Seal last, Instant until)
      throws SQLException {
    var chain = new AuditChain(last, until);
    seals.read(last.clinic(), last.until(), until, chain::add);
    return chain.seal();
  }

  private static boolean hasTurn(Connection connection) throws SQLException {
    try (var turn = connection.createStatement();
        var row = turn.executeQuery(TURN)) {
      return row.next() && row.getBoolean(1);
    }
  }
}
