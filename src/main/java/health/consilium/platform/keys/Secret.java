package health.consilium.platform.keys;

import health.consilium.platform.hash.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What proves who calls: 256 random bits in base64url. Only its SHA-256 is stored; a slow hash
 * protects guessable passwords, and this cannot be guessed.
 */
public record Secret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  public static Secret fresh() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  public byte[] sha256() {
    return Sha256.of(text);
  }

  /** Compares in constant time. */
  public boolean matches(byte[] stored) {
    return MessageDigest.isEqual(sha256(), stored);
  }

  /** Without it, since this may reach a log. */
  @Override
  public String toString() {
    return "Secret[…]";
  }
}
