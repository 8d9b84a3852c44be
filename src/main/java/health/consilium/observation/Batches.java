package health.consilium.observation;

import health.consilium.access.Audit;
import health.consilium.access.Callers;
import health.consilium.access.ClinicNumber;
import health.consilium.access.Deed;
import health.consilium.platform.hash.Sha256;
import health.consilium.platform.http.Handling;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Bodies of many observations: each is read to its end, and then stored in one transaction and in
 * its turn. As many are read at once as the memory holds, of one clinic a part of them.
 */
@Singleton
class Batches {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Four statements at their slowest: {@link BatchTable} ends each before. */
  private static final int LONGEST_SECONDS = 170;

  private final Callers callers;
  private final Audit audit;
  private final BatchReader reader;
  private final BatchTable table;
  private final Idempotency idempotency;
  private final Clock clock;
  private final BatchesUnderway underway;
  private final BatchTurns turns;

  Batches(
      Callers callers,
      Audit audit,
      BatchReader reader,
      BatchTable table,
      Idempotency idempotency,
      Clock clock,
      BatchesUnderway underway,
      BatchTurns turns) {
    this.callers = callers;
    this.audit = audit;
    this.reader = reader;
    this.table = table;
    this.idempotency = idempotency;
    this.clock = clock;
    this.underway = underway;
    this.turns = turns;
  }

  /**
   * Reads and stores one, once under that key. It is the same batch when it is so byte by byte.
   *
   * @throws Refusal as {@link BatchReader} says; 403; 422 when handled strictly and a line cannot
   *     be stored; 503 when too many are underway, in all or of the clinic; 409, 422 as {@link
   *     Idempotency} says
   */
  Reply store(BatchFormat format, Handling handling, InputStream body, IdempotencyKey key) {
    var named = key.value();
    var clinic = callers.clinic();
    try (var _ = underway.begin(clinic)) {
      var digested = new DigestInputStream(body, Sha256.begin());
      digested.on(named.isPresent());
      var batch = reader.read(format, digested);
      String digest = HexFormat.of().formatHex(digested.getMessageDigest().digest());
      String operation = "POST %s/batch %s %s".formatted(Observations.PATH, format, handling);
      var attempt = new Attempt(named, callers.current().client(), operation, digest);
      return turns.await(clinic, PATIENCE, () -> storeAtOnce(attempt, batch, handling));
    }
  }

  private Reply storeAtOnce(Attempt attempt, Batch batch, Handling handling) {
    return QuarkusTransaction.requiringNew()
        .timeout(LONGEST_SECONDS)
        .call(() -> store(attempt, batch, handling));
  }

  private Reply store(Attempt attempt, Batch batch, Handling handling) {
    var clinic = callers.enterClinicAndTellLater(callers.current());
    var reply =
        idempotency.once(
            attempt, () -> new Idempotency.Creation(Reply.ok(store(clinic, batch, handling))));
    if (reply.replayed()) {
      audit.record(clinic, Deed.write(Observations.OBSERVATION, 0));
    }
    return reply;
  }

  private BatchSummary store(ClinicNumber clinic, Batch batch, Handling handling) {
    var now = clock.instant();
    var met = table.store(clinic, batch.rows(), now);
    var faults = batch.faults().and(met.faults());
    var wrong = faults.wrong();
    if (handling == Handling.STRICT && wrong.count() > 0) {
      throw refused(batch.lines(), faults);
    }
    int kept = batch.lines() - wrong.count();
    audit.record(clinic, Deed.write(Observations.OBSERVATION, kept));
    return new BatchSummary(
        met.created(), kept - met.created(), wrong.conflicting(), wrong.rejected(), faults.first());
  }

  private static Refusal refused(int lines, LineFaults faults) {
    String detail =
        "Nothing is stored, since %d of %d lines cannot be: see errors. To store the others, send"
            + " Prefer: handling=lenient.";
    return new Refusal.OfLines(
        detail.formatted(faults.wrong().count(), lines), faults.first(), faults.wrong());
  }
}
