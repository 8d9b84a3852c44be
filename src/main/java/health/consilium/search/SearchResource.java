package health.consilium.search;

import health.consilium.directory.ChangeTag;
import health.consilium.directory.Gazetteer;
import health.consilium.platform.http.PublicCache;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where is a provider near me that fits? */
@Path("/v1/providers/search")
@PublicCache
@ChangeTag
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class SearchResource {
  private final Search search;
  private final Gazetteer gazetteer;
  private final Clock clock;

  SearchResource(Search search, Gazetteer gazetteer, Clock clock) {
    this.search = search;
    this.gazetteer = gazetteer;
    this.clock = clock;
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "searchProviders",
      summary = "Providers near a point or place, or inside a box, the nearest first",
      description =
          "Needs exactly one of near, place and bbox. A location matches when it takes one of the"
              + " accepting values and one single service of it meets all the other filters: one"
              + " value of each is enough. With openNow or openAt a page may be short while more"
              + " follow.")
  @APIResponseSchema(value = SearchResult.class, responseDescription = "One page of hits")
  @APIResponse(
      responseCode = "304",
      description = "What the caller has is still right: no listing and no opening has changed.")
  public SearchResult nearby(
      @BeanParam SearchParameters parameters, @BeanParam OpenParameters open) {
    return search.nearby(parameters.query(gazetteer), open.wish(clock));
  }
}
