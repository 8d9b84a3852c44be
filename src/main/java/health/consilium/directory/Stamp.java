package health.consilium.directory;

import java.time.Instant;
import java.util.UUID;

/**
 * What the directory itself says of one version of a resource.
 *
 * @param version 1 for what was created, one more with each change
 * @param at when it was written, to the microsecond
 */
record Stamp(UUID id, int version, Instant at) {
  static Stamp of(Entry entry) {
    return new Stamp(entry.id(), entry.version(), entry.updatedAt());
  }

  /** That of the version after this one. */
  Stamp next(Instant now) {
    return new Stamp(id, version + 1, Rules.storable(now));
  }
}
