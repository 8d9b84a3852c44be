package health.consilium.observation;

import java.security.MessageDigest;
import java.util.Arrays;

/** The bytes of a hash, compared as a value and shown to nobody. */
final class Digest {
  private final byte[] bytes;

  Digest(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest digest && MessageDigest.isEqual(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "Digest[…]";
  }
}
