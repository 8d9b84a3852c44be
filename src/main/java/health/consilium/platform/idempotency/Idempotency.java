package health.consilium.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.platform.hash.Sha256;
import health.consilium.platform.http.Versioned;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Carries out a request once, however often it is sent under one key. The key is taken and the
 * answer kept in the transaction that does the work: either all of it is there or nothing, and a
 * refused request leaves its key free.
 */
@ApplicationScoped
public class Idempotency {
  private static final String PATIENCE = "2s";
  private static final String FOREVER = "0";
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final int CREATED = 201;

  private final IdempotencyTable keys;
  private final ObjectMapper json;
  private final Clock clock;

  Idempotency(IdempotencyTable keys, ObjectMapper json, Clock clock) {
    this.keys = keys;
    this.json = json;
    this.clock = clock;
  }

  /**
   * What a request made.
   *
   * @param path where it is
   * @param resource what is kept of it, for whoever repeats the request
   * @param told what the first answer shows, which may have a secret that is kept nowhere
   */
  public record Creation(String path, Versioned resource, Versioned told) {
    public Creation(String path, Versioned resource) {
      this(path, resource, resource);
    }

    private Creation byReference() {
      return new Creation(path, new Reference(resource.version()), told);
    }
  }

  /** What is kept of what may be taken back. */
  private record Reference(int version) implements Versioned {}

  /**
   * The answer of this request, or of the one that was carried out under its key before. To be
   * called before anything else is locked, since it may wait for the same request.
   *
   * @throws Refusal 409 when the same request is still running after two seconds, 422 when the key
   *     was another request's
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Reply once(Attempt attempt, Supplier<Creation> work) {
    return attempt
        .key()
        .map(key -> once(digest(attempt.caller() + "\n" + key), attempt, work))
        .orElseGet(() -> told(work.get()));
  }

  /**
   * The same for what may be taken back: nothing of it is kept, and whoever repeats the request is
   * told what is there now.
   *
   * @param now reads what was created, by the answer that was kept
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Reply onceByReference(
      Attempt attempt, Supplier<Creation> work, Function<Reply, Versioned> now) {
    var reply = once(attempt, () -> work.get().byReference());
    return reply.replayed() ? again(reply, now.apply(reply)) : reply;
  }

  private Reply again(Reply kept, Versioned now) {
    return new Reply(
        kept.status(), text(now), kept.location(), Integer.toString(now.version()), true);
  }

  private Reply once(String id, Attempt attempt, Supplier<Creation> work) {
    String request = digest(attempt.operation() + "\n" + text(attempt.body()));
    if (take(new IdempotencyTable.Claim(id, attempt.caller(), request, clock.instant()))) {
      var creation = work.get();
      keys.answered(id, reply(creation.path(), creation.resource()));
      return told(creation);
    }
    var kept = keys.find(id);
    if (!kept.request().equals(request)) {
      throw new Refusal(
          Fault.of(
              IdempotencyKey.HEADER,
              ProblemCode.UNPROCESSABLE,
              "was another request's: a new request needs a new key"));
    }
    return kept.reply();
  }

  private boolean take(IdempotencyTable.Claim claim) {
    keys.waitAtMost(PATIENCE);
    try {
      boolean taken = keys.take(claim);
      keys.waitAtMost(FOREVER);
      keys.clear(claim);
      return taken;
    } catch (DatabaseFailure e) {
      throw isStillRunning(e) ? stillRunning() : e;
    }
  }

  private Reply told(Creation creation) {
    return reply(creation.path(), creation.told());
  }

  private Reply reply(String path, Versioned resource) {
    return new Reply(CREATED, text(resource), path, Integer.toString(resource.version()), false);
  }

  private static boolean isStillRunning(DatabaseFailure failure) {
    return failure.getCause() instanceof SQLException sql
        && LOCK_NOT_AVAILABLE.equals(sql.getSQLState());
  }

  private static Refusal stillRunning() {
    return new Refusal(
            ProblemCode.CONFLICT, "The same request is still running: repeat it a little later.")
        .with(HttpHeaders.RETRY_AFTER, "2");
  }

  private String text(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String digest(String text) {
    return HexFormat.of().formatHex(Sha256.of(text));
  }
}
