package health.consilium.platform.idempotency;

import health.consilium.platform.http.Stored;
import health.consilium.platform.http.Versioned;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request that may be repeated: of the same status and place each time, though what
 * it shows may have changed since.
 *
 * @param status the HTTP status
 * @param entity what it shows; of an answer that was kept, the JSON
 * @param location the path of what was created; absent where nothing was
 * @param etag the version of what it shows; absent where that has none
 * @param replayed whether it was answered before
 */
public record Reply(
    int status, Object entity, @Nullable String location, @Nullable String etag, boolean replayed) {
  /** Says true in a repeated answer, and is left out of the first. */
  public static final String REPLAYED = "Idempotency-Replayed";

  private static final int OK = 200;
  private static final int CREATED = 201;

  /** 200 that shows what has no version. */
  public static Reply ok(Object told) {
    return new Reply(OK, told, null, null, false);
  }

  /** 201 with the place of what was created. */
  public static Reply created(String path, Versioned resource) {
    return new Reply(CREATED, resource, path, Integer.toString(resource.version()), false);
  }

  /** 201 with the place of what was created, else 200; both show it. */
  public static Reply of(Stored<?> stored, String path) {
    var resource = stored.resource();
    return stored.created()
        ? created(path, resource)
        : new Reply(OK, resource, null, Integer.toString(resource.version()), false);
  }

  /** The same answer without what it shows, to be kept of what is kept elsewhere. */
  public Reply reference() {
    return showing(Map.of());
  }

  /** The same answer, showing what is there now. */
  public Reply showingNow(Versioned resource) {
    return new Reply(status, resource, location, Integer.toString(resource.version()), replayed);
  }

  /** The same answer, but showing that. */
  Reply showing(Object other) {
    return new Reply(status, other, location, etag, replayed);
  }

  /** Of what was created: its path ends with it. */
  public UUID id() {
    String path = Objects.requireNonNull(location);
    return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
  }

  public Response response() {
    var answer = Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(entity);
    if (location != null) {
      answer.location(URI.create(location));
    }
    if (etag != null) {
      answer.tag(new EntityTag(etag));
    }
    return (replayed ? answer.header(REPLAYED, "true") : answer).build();
  }
}
