package health.consilium.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The door to who and where. */
@ApplicationScoped
public class Directory {
  /** The listings of those of the locations that are listed: active, of an active organization. */
  public List<Listing> listings(Collection<UUID> locations) {
    throw new UnsupportedOperationException("being built on the directory branch");
  }

  /** Adds organizations with their locations and services, and tells who listens. */
  public void publish(Collection<Listing> listings) {
    throw new UnsupportedOperationException("being built on the directory branch");
  }
}
