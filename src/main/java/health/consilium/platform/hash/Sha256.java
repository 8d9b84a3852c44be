package health.consilium.platform.hash;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, which every JDK has. */
public final class Sha256 {
  private static final String NAME = "SHA-256";

  private Sha256() {}

  /** The 32 bytes of the text's UTF-8. */
  public static byte[] of(String text) {
    return begin().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** A digest of what is still to come. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance(NAME);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + NAME, e);
    }
  }
}
