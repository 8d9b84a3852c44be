package health.consilium.search;

import health.consilium.directory.ChangeTag;
import health.consilium.platform.http.AnyOrigin;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.PublicCache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where is a provider near me that fits? */
@Path("/v1/providers/search")
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Features.MEDIA_TYPE, HitTable.MEDIA_TYPE})
@Tag(name = "Search")
@APIResponse(
    responseCode = "200",
    description = "One page of hits",
    content = {
      @Content(
          mediaType = MediaType.APPLICATION_JSON,
          schema = @Schema(implementation = SearchResult.class)),
      @Content(mediaType = Features.MEDIA_TYPE, schema = @Schema(implementation = Features.class)),
      @Content(mediaType = HitTable.MEDIA_TYPE, schema = @Schema(implementation = String.class))
    })
public class SearchResource {
  private static final String RULES =
      "Needs exactly one of near, place and bbox, or delivery=virtual with a state. A location"
          + " matches when it meets all filters and one single service of it meets all those of"
          + " services: one value of each is enough. With openNow or openAt a page may be short"
          + " while more follow.";

  private final Search search;

  SearchResource(Search search) {
    this.search = search;
  }

  @GET
  @PermitAll
  @PublicCache
  @ChangeTag
  @Operation(
      operationId = "searchProviders",
      summary = "Providers near a point or place, or inside a box, the nearest first",
      description = RULES)
  @APIResponse(
      responseCode = "304",
      description = "What the caller has is still right: no listing and no opening has changed.")
  public SearchResult page(
      @BeanParam WhereParameters where,
      @BeanParam WhatParameters what,
      @BeanParam OpenParameters when,
      @BeanParam ShownParameters how) {
    return search.page(new SearchRequest(where, what, when, how));
  }

  @POST
  @PermitAll
  @NoStore
  @AnyOrigin
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "searchProvidersByBody",
      summary = "The same search told in a body, which no log and no cache keeps",
      description = RULES + " The Link of a page is to be sent the same body.")
  public SearchResult pageByBody(
      @QueryParam("cursor")
          @Parameter(description = "Where to go on, from the last page's Link header")
          @Nullable String cursor,
      SearchBody body) {
    return body.page(cursor, search);
  }
}
