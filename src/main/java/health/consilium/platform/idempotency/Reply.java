package health.consilium.platform.idempotency;

import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/**
 * The answer to a request that creates, the same each time it is repeated.
 *
 * @param status the HTTP status
 * @param body JSON
 * @param location the path of what was created
 * @param etag its version
 * @param replayed whether it was answered before
 */
public record Reply(int status, String body, String location, String etag, boolean replayed) {
  /** Says true in a repeated answer, and is left out of the first. */
  public static final String REPLAYED = "Idempotency-Replayed";

  /** Of what was created: its path ends with it. */
  public UUID id() {
    return UUID.fromString(location.substring(location.lastIndexOf('/') + 1));
  }

  public Response response() {
    var answer =
        Response.status(status)
            .type(MediaType.APPLICATION_JSON_TYPE)
            .location(URI.create(location))
            .tag(new EntityTag(etag))
            .entity(body);
    return (replayed ? answer.header(REPLAYED, "true") : answer).build();
  }
}
