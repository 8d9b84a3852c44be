package health.consilium.observation;

import health.consilium.platform.http.BuildTag;
import health.consilium.platform.http.PublicCache;
import health.consilium.platform.paging.Extent;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** In which terms adverse events are posted; public. */
@Path("/v1/adverse-events/terms")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Observations")
public class AdverseEventTermResource {
  private final AdverseEventTerms terms;

  AdverseEventTermResource(AdverseEventTerms terms) {
    this.terms = terms;
  }

  @GET
  @PermitAll
  @PublicCache
  @BuildTag
  @Operation(
      operationId = "listAdverseEventTerms",
      summary = "The terms in which adverse events are posted",
      description = "A list of our own, in one page. MedDRA is licensed and is not part of it.")
  @APIResponse(responseCode = "200", description = "All of them")
  @APIResponse(responseCode = "304", description = "There are the same still.")
  public Page<AdverseEventTerm> list() {
    return new Page<>(terms.all(), new Extent(Limit.MAX, false), null);
  }
}
