package health.consilium.directory;

import health.consilium.platform.http.PublicCache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whose a National Provider Identifier is. */
@Path("/v1/npi/{npi}")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class NpiResource {
  private final Npis npis;

  NpiResource(Npis npis) {
    this.npis = npis;
  }

  @GET
  @PermitAll
  @PublicCache
  @ChangeTag
  @Operation(operationId = "getNpi", summary = "The practitioner or organizations of an NPI")
  @APIResponse(
      responseCode = "200",
      description = "Whose it is",
      content = @Content(schema = @Schema(implementation = NpiHolders.class)))
  @APIResponse(
      responseCode = "304",
      description = "What the caller has is still right: nothing has changed.")
  @APIResponse(responseCode = "422", description = "Its check digit is wrong")
  public NpiHolders get(
      @Parameter(description = "Ten digits, the last of which checks the others.") @PathParam("npi")
          String npi) {
    return npis.holders(new Npi(npi));
  }
}
