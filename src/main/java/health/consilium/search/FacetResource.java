package health.consilium.search;

import health.consilium.directory.ChangeTag;
import health.consilium.platform.http.PublicCache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the filters of a search would find, for whoever draws them. */
@Path("/v1/facets")
@PublicCache
@ChangeTag
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class FacetResource {
  private final Counting counting;

  FacetResource(Counting counting) {
    this.counting = counting;
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "countFacets",
      summary = "How many locations each value of each filter would find",
      description =
          "Takes the parameters of a search that say where and what. The count of a value is how"
              + " many the search finds when its filter is that value alone and the others stay as"
              + " they are.")
  @APIResponse(
      responseCode = "200",
      description = "The counts",
      content = @Content(schema = @Schema(implementation = FacetCounts.class)))
  @APIResponse(
      responseCode = "304",
      description = "What the caller has is still right: no listing has changed.")
  public FacetCounts count(@BeanParam WhereParameters where, @BeanParam WhatParameters what) {
    return counting.of(SearchRequest.of(where, what));
  }
}
