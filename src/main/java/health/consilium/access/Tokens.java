package health.consilium.access;

import health.consilium.platform.http.BasicCredentials;
import health.consilium.platform.keys.Secret;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Grants tokens to clients that prove themselves by their secret (RFC 6749, 4.4). */
@ApplicationScoped
class Tokens {
  /** What a request for a token comes to. */
  sealed interface Outcome {}

  record Granted(Token token) implements Outcome {}

  /** The client is not who it says: 401. */
  record Unproved() implements Outcome {}

  /** The client is known, the request is not one it may make: 400. */
  record Denied(String error) implements Outcome {}

  /** As {@link Registrations} makes them; nothing else is looked for. */
  private static final Pattern CLIENT_ID = Pattern.compile("[a-z0-9-]{1,64}");

  private final EmbeddedIssuer issuer;
  private final Registrations registrations;

  Tokens(EmbeddedIssuer issuer, Registrations registrations) {
    this.issuer = issuer;
    this.registrations = registrations;
  }

  Outcome grant(@Nullable String authorization, @Nullable String grant, @Nullable String scope) {
    if (!issuer.isActive()) {
      throw new Refusal(ProblemCode.NOT_FOUND, "Tokens come from the configured issuer.");
    }
    var client = client(authorization);
    if (client.isEmpty()) {
      return new Unproved();
    }
    if (!"client_credentials".equals(grant)) {
      return new Denied(grant == null ? "invalid_request" : "unsupported_grant_type");
    }
    var scopes = scope == null ? client.get().scopes() : List.of(scope.split(" ", -1));
    if (!client.get().scopes().containsAll(scopes)) {
      return new Denied("invalid_scope");
    }
    return new Granted(token(client.get(), scopes));
  }

  private Token token(ProvenClient client, List<String> scopes) {
    return new Token(
        issuer.token(client, scopes),
        "Bearer",
        EmbeddedIssuer.LIFETIME.toSeconds(),
        String.join(" ", scopes));
  }

  /** The id and the secret are form-encoded before base64 (RFC 6749, 2.3.1). */
  private Optional<ProvenClient> client(@Nullable String authorization) {
    try {
      return BasicCredentials.of(authorization)
          .filter(sent -> CLIENT_ID.matcher(form(sent.name())).matches())
          .flatMap(
              sent ->
                  registrations.authenticate(form(sent.name()), new Secret(form(sent.password()))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String form(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
