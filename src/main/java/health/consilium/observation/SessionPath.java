package health.consilium.observation;

import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** A session, as it stood in the path. */
public record SessionPath(
    @Parameter(description = "The course") @PathParam("course") String course,
    @Parameter(description = "The session, a UUID of the clinic's own") @PathParam("id")
        String id) {

  SessionKey key() {
    return new SessionKey(Parameters.uuid("course", course), Parameters.uuid("id", id));
  }

  /** Where it is. */
  String text() {
    return "/v1/courses/" + key().course() + "/sessions/" + key().id();
  }
}
