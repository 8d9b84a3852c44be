package health.consilium.access;

import health.consilium.platform.hash.Sha256;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * A client's secret: 256 random bits in base64url. Only its SHA-256 is stored; a slow hash protects
 * guessable passwords, and this cannot be guessed.
 */
record ClientSecret(String text) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  static ClientSecret fresh() {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return new ClientSecret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  byte[] sha256() {
    return Sha256.of(text);
  }

  /** Compares in constant time. */
  boolean matches(byte[] stored) {
    return MessageDigest.isEqual(sha256(), stored);
  }

  @Override
  public String toString() {
    return "ClientSecret[…]";
  }
}
