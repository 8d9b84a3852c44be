package health.consilium.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/**
 * Verifies bearer tokens: RFC 9068 access tokens of the one issuer, by its configured keys or the
 * embedded issuer's own. A token may not say where its key is found.
 *
 * <p>A verified token is remembered for a minute, and never past its expiry: checking an RSA
 * signature and parsing the claims took a seventh of the processor time of a post. So a key that an
 * issuer withdraws counts for a minute longer; whether the client may still act is asked of the
 * database in every transaction of a clinic.
 */
@ApplicationScoped
@Alternative
@Priority(1)
class TokenParser extends JWTCallerPrincipalFactory {
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final int MOST_REMEMBERED = 10_000;

  private final Cache<String, JWTCallerPrincipal> verified =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();
  private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
  private final ObjectMapper json = new ObjectMapper();
  private final EmbeddedIssuer issuer;
  private final Instance<TokenKey> key;
  private final IssuerKeys externalKeys;
  private final Clock clock;

  TokenParser(EmbeddedIssuer issuer, Instance<TokenKey> key, IssuerKeys externalKeys, Clock clock) {
    this.issuer = issuer;
    this.key = key;
    this.externalKeys = externalKeys;
    this.clock = clock;
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo configured)
      throws ParseException {
    var known = verified.getIfPresent(token);
    if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
      return known;
    }
    var caller = verify(token, configured);
    verified.put(token, caller);
    return caller;
  }

  private JWTCallerPrincipal verify(String token, JWTAuthContextInfo configured)
      throws ParseException {
    var header = header(token);
    requirePlainAccessToken(header);
    var info = new JWTAuthContextInfo(configured);
    info.setPublicVerificationKey(key(header));
    var caller = verifier.parse(token, info);
    if (caller.getSubject() == null) {
      throw new ParseException("the token does not say whose it is");
    }
    return caller;
  }

  private PublicKey key(JsonNode header) throws ParseException {
    return issuer.isActive()
        ? key.get().publicKey()
        : externalKeys.named(header.path("kid").textValue());
  }

  private JsonNode header(String token) throws ParseException {
    try {
      String encoded = token.substring(0, Math.max(0, token.indexOf('.')));
      return json.readTree(Base64.getUrlDecoder().decode(encoded));
    } catch (IOException | IllegalArgumentException e) {
      throw new ParseException("the token has no header", e);
    }
  }

  private static void requirePlainAccessToken(JsonNode header) throws ParseException {
    String type = header.path("typ").asText();
    if (!type.equals("at+jwt") && !type.equals("application/at+jwt")) {
      throw new ParseException("the token is not an access token of RFC 9068");
    }
    for (String foreignKey : new String[] {"jku", "jwk", "x5u", "x5c"}) {
      if (header.has(foreignKey)) {
        throw new ParseException("the token brings a key of its own");
      }
    }
  }
}
