package health.consilium.access;

import health.consilium.platform.problem.Refusal;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.net.URI;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the configured issuer. They are read again every few minutes, so that one which the
 * issuer withdrew ends, and when a token names one that is not among them; but however many such
 * tokens come, the issuer is asked no more often than the pause says. While it does not answer, the
 * keys that are known stay good (docs/decisions/0160).
 */
@ApplicationScoped
class IssuerKeys {
  private static final Logger LOG = Logger.getLogger(IssuerKeys.class);

  /**
   * What the issuer said.
   *
   * @param keys by their ids
   * @param readAt when it said so
   * @param askedAt when it was asked last
   * @param answered whether it answered then
   */
  private record Reading(
      Map<String, PublicKey> keys, Instant readAt, Instant askedAt, boolean answered) {
    static final Reading NONE = new Reading(Map.of(), Instant.MIN, Instant.MIN, false);

    Reading unanswered(Instant at) {
      return new Reading(keys, readAt, at, false);
    }

    Optional<PublicKey> key(@Nullable String id) {
      return id == null && keys.size() == 1
          ? keys.values().stream().findFirst()
          : Optional.ofNullable(id).map(keys::get);
    }
  }

  private final Optional<URI> location;
  private final Duration every;
  private final Duration pause;
  private final Clock clock;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Reading last = Reading.NONE;

  IssuerKeys(
      @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<URI> location,
      @ConfigProperty(name = "consilium.jwks.every") Duration every,
      @ConfigProperty(name = "consilium.jwks.pause") Duration pause,
      Clock clock) {
    this.location = location;
    this.every = every;
    this.pause = pause;
    this.clock = clock;
  }

  /** A location that cannot be one stops the start; an issuer that does not answer does not. */
  void read(@Observes StartupEvent start) {
    location.ifPresent(
        at -> {
          Jwks.requireHttp(at);
          renewed(last);
        });
  }

  /**
   * The key of that id; without an id the only one.
   *
   * @throws ParseException when the issuer has no such key
   * @throws Refusal 503 when it does not say whether it has
   */
  PublicKey named(@Nullable String id) throws ParseException {
    var known = last;
    var current = known.key(id).isPresent() && isGood(known) ? known : renewed(known);
    var key = current.key(id);
    if (key.isEmpty() && !current.answered()) {
      throw unanswered();
    }
    return key.orElseThrow(() -> new ParseException("the token's key is none of the issuer's"));
  }

  /** While somebody else reads them anew, what was known is good enough. */
  private boolean isGood(Reading known) {
    return reading.isLocked() || !clock.instant().isAfter(known.readAt().plus(every));
  }

  /** What is known after whoever reads has finished; one at a time does. */
  private Reading renewed(Reading known) {
    reading.lock();
    try {
      if (last.equals(known) && mayAsk(known)) {
        last = ask(known);
      }
      return last;
    } finally {
      reading.unlock();
    }
  }

  private boolean mayAsk(Reading known) {
    return !clock.instant().isBefore(known.askedAt().plus(pause));
  }

  private Reading ask(Reading known) {
    Instant now = clock.instant();
    try {
      return new Reading(Jwks.read(location.orElseThrow()), now, now, true);
    } catch (IOException e) {
      LOG.warnf("the issuer's keys cannot be read, known=%d: %s", known.keys().size(), e);
      return known.unanswered(now);
    }
  }

  private Refusal unanswered() {
    return Refusal.unavailable(
        "The issuer of the token does not tell its keys: try again.",
        Duration.ofSeconds(Math.max(1, pause.toSeconds())));
  }
}
