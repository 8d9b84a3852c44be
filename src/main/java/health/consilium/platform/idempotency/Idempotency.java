package health.consilium.platform.idempotency;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.platform.hash.Sha256;
import health.consilium.platform.http.Versioned;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.DatabaseFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Carries out a request once, however often it is sent under one key. The key is taken and the
 * answer kept in the transaction that does the work: either all of it is there or nothing, and a
 * refused request leaves its key free. Keys and answers are of the scope that is open: row-level
 * security shows a transaction no others.
 */
@ApplicationScoped
public class Idempotency {
  /** For so long a key stays taken. */
  public static final Duration KEPT = Duration.ofDays(7);

  private static final Duration PATIENCE = Duration.ofSeconds(2);

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
   * @param told the first answer, which may show a secret that is kept nowhere
   * @param kept what is shown to whoever repeats the request
   */
  public record Creation(Reply told, Object kept) {
    public Creation(Reply told) {
      this(told, told.entity());
    }

    public Creation(String path, Versioned resource) {
      this(path, resource, resource);
    }

    public Creation(String path, Versioned resource, Versioned told) {
      this(Reply.created(path, told), resource);
    }

    private Creation byReference() {
      return new Creation(told, told.reference().entity());
    }
  }

  /**
   * The answer of this request, or of the one that was carried out under its key before. To be
   * called before anything else is locked, since it may wait for the same request.
   *
   * @throws Refusal 409 when the same request is still running after two seconds, 422 when the key
   *     was another request's
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Reply once(Attempt attempt, Supplier<Creation> work) {
    return claim(attempt).map(claim -> once(claim, work)).orElseGet(() -> work.get().told());
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
    return reply.replayed() ? reply.showingNow(now.apply(reply)) : reply;
  }

  /**
   * The key that a request wants, for a transaction that carries out several; none when it has no
   * key.
   */
  public Optional<Claim> claim(Attempt attempt) {
    return attempt
        .key()
        .map(
            key ->
                new Claim(
                    digest(attempt.caller() + "\n" + key),
                    attempt.caller(),
                    digest(attempt.operation() + "\n" + text(attempt.body()))));
  }

  /**
   * Takes keys of which none is there twice, in one order with everybody else, and says which were
   * taken before. The others' requests are to be carried out now, and then to be {@link #finish}ed.
   *
   * @param patience how long it waits for requests that still run; never less than a millisecond,
   *     never more than two seconds
   * @throws StillRunning when one of the requests is still running then
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<Claim, Earlier> begin(List<Claim> claims, Duration patience) {
    var taken = take(claims, patience.compareTo(PATIENCE) < 0 ? patience : PATIENCE);
    var others = claims.stream().filter(claim -> !taken.contains(claim.id())).toList();
    return others.isEmpty() ? Map.of() : earlier(others);
  }

  /** Keeps what requests were answered; one that was refused leaves its key free. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void finish(Map<Claim, Optional<Reply>> answers) {
    var kept =
        answers.entrySet().stream()
            .filter(each -> each.getValue().isPresent())
            .collect(toMap(each -> each.getKey().id(), each -> asKept(each.getValue().get())));
    var free = answers.keySet().stream().map(Claim::id).filter(id -> !kept.containsKey(id));
    keys.answered(kept);
    keys.release(free.toList());
  }

  /**
   * Forgets at most so many answers that are older than they are kept.
   *
   * @return how many it forgot
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public int forget(int most) {
    return keys.clear(clock.instant().minus(KEPT), most);
  }

  private Reply once(Claim claim, Supplier<Creation> work) {
    var earlier = Optional.ofNullable(begin(List.of(claim), PATIENCE).get(claim));
    return earlier.map(Earlier::again).orElseGet(() -> carriedOut(claim, work.get()));
  }

  private Reply carriedOut(Claim claim, Creation creation) {
    finish(Map.of(claim, Optional.of(creation.told().showing(creation.kept()))));
    return creation.told();
  }

  private Set<String> take(List<Claim> claims, Duration patience) {
    var now = clock.instant();
    keys.waitAtMost(patience);
    try {
      var taken = keys.take(claims, now, now.minus(KEPT));
      keys.waitWithoutEnd();
      return taken;
    } catch (DatabaseFailure e) {
      throw e.isLockedOut() ? new StillRunning() : e;
    }
  }

  /** A statement of its own: its snapshot shows what the request just waited for has kept. */
  private Map<Claim, Earlier> earlier(List<Claim> claims) {
    var kept = keys.find(claims.stream().map(Claim::id).toList());
    return claims.stream()
        .collect(
            toMap(claim -> claim, claim -> requireNonNull(kept.get(claim.id())).asMetBy(claim)));
  }

  private Reply asKept(Reply reply) {
    return reply.showing(text(reply.entity()));
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
