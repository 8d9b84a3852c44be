package health.consilium.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * What the directory itself says of one version of a resource.
 *
 * @param version 1 for what was created, one more with each change
 * @param at when it was written, to the microsecond
 * @param verification whether somebody stands by it: no change of anything else ends that
 */
record Stamp(UUID id, int version, Instant at, Verification verification) {
  /** That of a resource that nobody has verified, before its first version. */
  static Stamp before(UUID id, Instant now) {
    return new Stamp(id, 0, now, Verification.NONE);
  }

  static Stamp of(Entry entry) {
    return new Stamp(entry.id(), entry.version(), entry.updatedAt(), entry.verification());
  }

  /** That of the version after this one. */
  Stamp next(Instant now) {
    return new Stamp(id, version + 1, now, verification);
  }

  /** The same, when somebody has verified it so. */
  Stamp verified(Verification as) {
    return new Stamp(id, version, at, as);
  }
}
