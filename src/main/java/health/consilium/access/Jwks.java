package health.consilium.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.PublicKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.lang.JoseException;

/** Reads a JSON Web Key Set (RFC 7517): of its keys those that RS256 signatures are made with. */
final class Jwks {
  private static final Duration CONNECT = Duration.ofSeconds(2);
  private static final Duration ANSWER = Duration.ofSeconds(4);

  /** In bytes; a set of four keys with their certificates has some ten thousand. */
  private static final int LARGEST = 1 << 18;

  /** It follows no redirect: where keys come from is configured, and nobody else says it. */
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  private Jwks() {}

  /**
   * @throws IllegalStateException for any other location
   */
  static void requireHttp(URI location) {
    if (!"https".equals(location.getScheme()) && !"http".equals(location.getScheme())) {
      throw new IllegalStateException(
          "mp.jwt.verify.publickey.location must be the http(s) URL of the issuer's JWKS, was "
              + location);
    }
  }

  /**
   * The keys by their ids.
   *
   * @throws IOException when it is not answered within seconds, or by something else
   */
  static Map<String, PublicKey> read(URI location) throws IOException {
    var request = HttpRequest.newBuilder(location).timeout(ANSWER).build();
    try {
      var answer = HTTP.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
      if (answer.statusCode() != 200) {
        throw new IOException("the answer is " + answer.statusCode());
      }
      return signing(new JsonWebKeySet(answer.body()));
    } catch (JoseException | ClassCastException e) {
      // the parser takes for granted that keys are a list, and each an object
      throw new IOException("the answer is no JWKS", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Map<String, PublicKey> signing(JsonWebKeySet set) {
    var keys = new HashMap<String, PublicKey>();
    for (var key : set.getJsonWebKeys()) {
      if (key instanceof RsaJsonWebKey rsa && isForSignatures(rsa)) {
        keys.put(String.valueOf(rsa.getKeyId()), rsa.getRsaPublicKey());
      }
    }
    return Map.copyOf(keys);
  }

  private static boolean isForSignatures(RsaJsonWebKey key) {
    return (key.getUse() == null || key.getUse().equals(Use.SIGNATURE))
        && (key.getAlgorithm() == null || key.getAlgorithm().equals("RS256"));
  }
}
