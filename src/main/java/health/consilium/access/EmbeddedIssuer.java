package health.consilium.access;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's own issuer of tokens, active where configuration names no other one's keys. */
@ApplicationScoped
class EmbeddedIssuer {
  static final Duration LIFETIME = Duration.ofMinutes(5);

  private final Optional<String> externalKeys;
  private final String name;
  private final String audience;
  private final Instance<TokenKey> key;
  private final Clock clock;

  EmbeddedIssuer(
      @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> externalKeys,
      @ConfigProperty(name = "mp.jwt.verify.issuer") String name,
      @ConfigProperty(name = "mp.jwt.verify.audiences") String audience,
      Instance<TokenKey> key,
      Clock clock) {
    this.externalKeys = externalKeys;
    this.name = name;
    this.audience = audience;
    this.key = key;
    this.clock = clock;
  }

  /** A key that cannot be had stops the start, not somebody's request. */
  void loadKey(@Observes StartupEvent start) {
    if (isActive()) {
      key.get();
    }
  }

  boolean isActive() {
    return externalKeys.isEmpty();
  }

  /** An access token as RFC 9068 shapes it, good for five minutes. */
  String token(ProvenClient client, List<String> scopes) {
    Instant now = clock.instant();
    var claims =
        Jwt.issuer(name)
            .audience(audience)
            .subject(client.subject())
            .claim("client_id", client.subject())
            .claim("jti", UUID.randomUUID().toString())
            .claim("scope", String.join(" ", scopes))
            .issuedAt(now)
            .expiresAt(now.plus(LIFETIME));
    client.clinic().ifPresent(clinic -> claims.claim("clinic", clinic.toString()));
    return claims.jws().type("at+jwt").sign(key.get().privateKey());
  }
}
