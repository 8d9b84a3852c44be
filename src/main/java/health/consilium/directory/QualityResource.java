package health.consilium.directory;

import health.consilium.platform.http.PublicCache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far the directory can be trusted. */
@Path("/v1/quality")
@RunOnVirtualThread
@PublicCache
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trust")
public class QualityResource {
  private final QualityCensus census;

  QualityResource(QualityCensus census) {
    this.census = census;
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "getQuality",
      summary = "How much of the directory is not as good as it should be",
      description = "Counted at most once a minute.")
  @APIResponse(
      responseCode = "200",
      description = "The last count",
      content = @Content(schema = @Schema(implementation = Quality.class)))
  @APIResponse(responseCode = "304", description = "The caller has this count already.")
  public Quality get() {
    return census.quality();
  }
}
