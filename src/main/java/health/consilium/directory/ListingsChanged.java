package health.consilium.directory;

import java.util.Set;
import java.util.UUID;

/**
 * Told inside the writing transaction: the listings of these locations are no longer what they
 * were. {@link Directory#listings} tells what they are now; a location that it leaves out is gone.
 */
public record ListingsChanged(Set<UUID> locations) {
  public ListingsChanged {
    locations = Set.copyOf(locations);
  }
}
