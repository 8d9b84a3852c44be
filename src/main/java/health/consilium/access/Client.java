package health.consilium.access;

import health.consilium.platform.http.Versioned;
import health.consilium.platform.keys.Secret;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may call for a clinic.
 *
 * @param version 1 for what was added, one more with each change
 * @param clientId what it calls itself at the token endpoint, and its tokens call it
 * @param scopes the scopes that its tokens may have
 * @param addedAt when it was added
 * @param revokedAt since when it is refused for ever; absent when it is not
 * @param clientSecret its new secret, in the one answer that tells it: it is stored nowhere. A
 *     repeated request does not tell it again.
 */
public record Client(
    UUID id,
    int version,
    String clientId,
    ClientKind kind,
    List<String> scopes,
    Instant addedAt,
    @Nullable Instant revokedAt,
    @Nullable String clientSecret)
    implements Versioned {

  Client telling(Secret secret) {
    return telling(secret.text());
  }

  /** As it is kept. */
  Client untold() {
    return telling((String) null);
  }

  private Client telling(@Nullable String secret) {
    return new Client(id, version, clientId, kind, scopes, addedAt, revokedAt, secret);
  }

  /** Without the secret, since this may reach a log. */
  @Override
  public String toString() {
    return "Client[" + id + "]";
  }
}
