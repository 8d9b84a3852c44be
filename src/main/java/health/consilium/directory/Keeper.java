package health.consilium.directory;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps a resource, and may therefore write it.
 *
 * @param clinic a clinic's id; absent when it is the network
 */
record Keeper(@Nullable UUID clinic) {
  static final Keeper NETWORK = new Keeper(null);

  /** The clinic's id, or {@code network}. */
  String name() {
    return Optional.ofNullable(clinic).map(UUID::toString).orElse("network");
  }
}
