package health.consilium.observation;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** A key of 256 bits that wraps others (AES key wrap, RFC 3394), and does nothing else. */
final class WrappingKey {
  static final int BYTES = 32;

  private static final String WRAP = "AESWrap";
  private static final String WRAPPED = "HmacSHA256";

  private final byte[] bytes;

  WrappingKey(byte[] bytes) {
    this.bytes = bytes;
  }

  static WrappingKey fresh() {
    var fresh = new byte[BYTES];
    new SecureRandom().nextBytes(fresh);
    return new WrappingKey(fresh);
  }

  byte[] bytes() {
    return bytes;
  }

  byte[] wrap(SecretKey key) {
    try {
      return cipher(Cipher.WRAP_MODE).wrap(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK wraps a key of 256 bits", e);
    }
  }

  /** What was wrapped; none when another key wrapped it, or it was damaged. */
  Optional<SecretKey> unwrap(byte[] wrapped) {
    try {
      var key = cipher(Cipher.UNWRAP_MODE).unwrap(wrapped, WRAPPED, Cipher.SECRET_KEY);
      return Optional.of((SecretKey) key);
    } catch (InvalidKeyException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + WRAP, e);
    }
  }

  private Cipher cipher(int mode) throws GeneralSecurityException {
    var cipher = Cipher.getInstance(WRAP);
    cipher.init(mode, new SecretKeySpec(bytes, "AES"));
    return cipher;
  }
}
