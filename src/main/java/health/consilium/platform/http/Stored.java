package health.consilium.platform.http;

import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * What a write left behind.
 *
 * @param resource as it is stored now
 * @param created whether this write made it
 */
public record Stored<T extends Versioned>(T resource, boolean created) {

  /** 201 with the place of what was created, else 200; both show it. */
  public Response at(String path) {
    var answer = created ? Response.created(URI.create(path)) : Response.ok();
    return answer.entity(resource).build();
  }
}
