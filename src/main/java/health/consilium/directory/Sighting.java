package health.consilium.directory;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/**
 * What is found under an id.
 *
 * @param entry the resource; none when it was merged into another
 * @param path where it is, or that other one
 */
record Sighting<T extends Entry>(Optional<T> entry, String path) {
  /** 200 with the resource, or 301 to the other one. */
  Response response() {
    return entry
        .map(Response::ok)
        .orElseGet(
            () -> Response.status(Response.Status.MOVED_PERMANENTLY).location(URI.create(path)))
        .build();
  }
}
