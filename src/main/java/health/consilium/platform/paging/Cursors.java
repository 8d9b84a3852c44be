package health.consilium.platform.paging;

import health.consilium.platform.hash.Sha256;
import health.consilium.platform.keys.KeyDirectory;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opaque places in a listing. A cursor is the position, eight bytes of its query's SHA-256 and
 * sixteen of an HMAC-SHA-256 over both, in base64url: it cannot be made or altered elsewhere, and
 * continues only the query that it came from.
 */
@Startup
@Singleton
public class Cursors {
  private static final String HMAC = "HmacSHA256";
  private static final int QUERY_BYTES = 8;
  private static final int SEAL_BYTES = 16;
  private static final int MAX_LENGTH = 512;

  private final SecretKeySpec key;

  Cursors(KeyDirectory keys) {
    this.key = new SecretKeySpec(keys.random("cursor.key", 32), HMAC);
  }

  /**
   * Seals a position in a query's results.
   *
   * @param query everything that chose and ordered the results, normalised
   * @param position the last row's sort key
   */
  public String seal(String query, String position) {
    byte[] signed = concat(position.getBytes(StandardCharsets.UTF_8), fingerprint(query));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(concat(signed, hmac(signed)));
  }

  /** The position of a cursor of this very query; anything else is refused. */
  public String open(String query, String cursor) {
    byte[] sealed = decode(cursor);
    int signedLength = sealed.length - SEAL_BYTES;
    if (signedLength < QUERY_BYTES) {
      throw broken();
    }
    byte[] signed = Arrays.copyOf(sealed, signedLength);
    if (!MessageDigest.isEqual(
        hmac(signed), Arrays.copyOfRange(sealed, signedLength, sealed.length))) {
      throw broken();
    }
    int positionLength = signedLength - QUERY_BYTES;
    if (!Arrays.equals(
        fingerprint(query), Arrays.copyOfRange(signed, positionLength, signedLength))) {
      throw new Refusal(
          Fault.of(
              "cursor",
              ProblemCode.CURSOR_MISMATCH,
              "belongs to another query; keep every other parameter while paging"));
    }
    return new String(signed, 0, positionLength, StandardCharsets.UTF_8);
  }

  private static byte[] decode(String cursor) {
    if (cursor.length() > MAX_LENGTH) {
      throw broken();
    }
    try {
      return Base64.getUrlDecoder().decode(cursor);
    } catch (IllegalArgumentException e) {
      throw broken();
    }
  }

  private static Refusal broken() {
    return Refusal.parameter("cursor", "is not a cursor of this service; take it from Link");
  }

  private byte[] hmac(byte[] signed) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return Arrays.copyOf(mac.doFinal(signed), SEAL_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  private static byte[] fingerprint(String query) {
    return Arrays.copyOf(Sha256.of(query), QUERY_BYTES);
  }

  private static byte[] concat(byte[] head, byte[] tail) {
    byte[] both = Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);
    return both;
  }
}
