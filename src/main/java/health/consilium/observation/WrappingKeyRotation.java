package health.consilium.observation;

import health.consilium.platform.keys.KeyDirectory;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * Replaces the wrapping key by a fresh one: the data key is wrapped anew and stays what it was, so
 * that pseudonyms stay equal and no row changes. Two files change, one after the other; between
 * them the fresh key lies in {@value #NEXT}, so that whatever interrupts a rotation, the next one
 * ends it.
 */
public final class WrappingKeyRotation {
  static final String NEXT = "wrapping.key.next";

  private final KeyDirectory keys;

  private WrappingKeyRotation(KeyDirectory keys) {
    this.keys = keys;
  }

  /**
   * Rotates, or ends a rotation that was interrupted.
   *
   * @throws IllegalStateException when a key is missing, or the two do not belong together; then
   *     nothing has changed
   */
  public static void in(KeyDirectory keys) {
    var rotation = new WrappingKeyRotation(keys);
    if (!rotation.isHalfDone()) {
      rotation.begin();
    }
    keys.rename(NEXT, Pseudonyms.WRAPPING);
  }

  private boolean isHalfDone() {
    return keys.find(NEXT).flatMap(this::unwrapped).isPresent();
  }

  private void begin() {
    var data = unwrapped(present(Pseudonyms.WRAPPING)).orElseThrow(Pseudonyms::doNotFit);
    var fresh = WrappingKey.fresh();
    keys.replace(NEXT, fresh.bytes());
    keys.replace(Pseudonyms.WRAPPED, fresh.wrap(data));
  }

  private Optional<SecretKey> unwrapped(byte[] wrapping) {
    return new WrappingKey(wrapping).unwrap(present(Pseudonyms.WRAPPED));
  }

  private byte[] present(String name) {
    return keys.find(name)
        .orElseThrow(() -> new IllegalStateException("there is no key " + name + " to rotate"));
  }
}
