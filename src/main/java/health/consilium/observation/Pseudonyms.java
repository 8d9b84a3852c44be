package health.consilium.observation;

import health.consilium.platform.keys.KeyDirectory;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms of subjects: HMAC-SHA-256 under one data key of 256 bits. The key directory holds that
 * key wrapped (AES key wrap, RFC 3394) in {@value #WRAPPED}, and in {@value #WRAPPING} the key that
 * wraps it. Rotation replaces the wrapping key and wraps the data key anew, so that pseudonyms stay
 * equal.
 */
@Startup
@Singleton
class Pseudonyms {
  static final String WRAPPING = "wrapping.key";
  static final String WRAPPED = "pseudonym.key.wrapped";

  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 32;

  private final SecretKey key;

  Pseudonyms(KeyDirectory keys) {
    var wrapping = new WrappingKey(keys.random(WRAPPING, WrappingKey.BYTES));
    byte[] wrapped = keys.key(WRAPPED, () -> wrapping.wrap(fresh()));
    this.key = wrapping.unwrap(wrapped).orElseThrow(Pseudonyms::doNotFit);
  }

  /** 32 bytes: equal for equal subjects, and telling nothing without the key. */
  Digest of(UUID subject) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      return new Digest(mac.doFinal(bytes(subject)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + HMAC, e);
    }
  }

  private static byte[] bytes(UUID subject) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(subject.getMostSignificantBits())
        .putLong(subject.getLeastSignificantBits())
        .array();
  }

  private static SecretKey fresh() {
    var bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new SecretKeySpec(bytes, HMAC);
  }

  static IllegalStateException doNotFit() {
    return new IllegalStateException(
        "the key %s was not wrapped by the key %s; was a rotation interrupted, rotate-wrapping-key ends it"
            .formatted(WRAPPED, WRAPPING));
  }
}
