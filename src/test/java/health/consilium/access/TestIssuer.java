package health.consilium.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jspecify.annotations.Nullable;

/** An issuer of tokens that is not this service: its keys, told by HTTP while it is up. */
final class TestIssuer implements AutoCloseable {
  static final String NAME = "https://issuer.example";

  private final HttpServer server;
  private final Map<String, KeyPair> keys = new LinkedHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private volatile @Nullable String instead;
  private volatile int status = 200;

  TestIssuer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/keys", this::tell);
    server.start();
    add("first");
  }

  URI location() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/keys");
  }

  /** How often it was asked for its keys. */
  int asked() {
    return asked.get();
  }

  void add(String id) {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      keys.put(id, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  void withdraw(String id) {
    keys.remove(id);
  }

  KeyPair key(String id) {
    return Objects.requireNonNull(keys.get(id));
  }

  /** Answers with that status from now on. */
  void answer(int other) {
    status = other;
  }

  /** Answers with that body instead of its keys. */
  void answer(@Nullable String body) {
    instead = body;
  }

  /** A token of the client, good for two minutes, to be spoiled or sent. */
  ForgedToken token(String id, String client, UUID clinic) {
    return new ForgedToken(key(id))
        .header("alg", "RS256")
        .header("typ", "at+jwt")
        .header("kid", id)
        .claim("iss", NAME)
        .claim("aud", "consilium")
        .claim("sub", client)
        .claim("client_id", client)
        .claim("clinic", clinic.toString())
        .claim("scope", Scope.OBSERVATIONS_READ)
        .claim("iat", Instant.now().getEpochSecond())
        .claim("exp", Instant.now().plus(Duration.ofMinutes(2)).getEpochSecond());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void tell(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    String body = instead;
    byte[] answer = (body == null ? jwks() : body).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, answer.length);
    try (var out = exchange.getResponseBody()) {
      out.write(answer);
    }
  }

  private String jwks() {
    List<RsaJsonWebKey> told = keys.entrySet().stream().map(TestIssuer::jwk).toList();
    return new JsonWebKeySet(told).toJson();
  }

  private static RsaJsonWebKey jwk(Map.Entry<String, KeyPair> key) {
    var jwk = new RsaJsonWebKey((RSAPublicKey) key.getValue().getPublic());
    jwk.setKeyId(key.getKey());
    return jwk;
  }
}
