package health.consilium.site;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Whoever opens the address that the start prints is shown what can be asked. */
@Path("/")
public class HomeResource {
  @GET
  @PermitAll
  @Operation(hidden = true)
  public Response home() {
    return Response.temporaryRedirect(URI.create("/docs")).build();
  }
}
