package health.consilium.directory;

import health.consilium.platform.http.BuildTag;
import health.consilium.platform.http.PublicCache;
import health.consilium.platform.paging.LimitQuery;
import health.consilium.platform.paging.Page;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Places for a field with suggestions, from memory. */
@Path("/v1/places")
@PublicCache
@BuildTag
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class PlaceResource {
  private final Gazetteer gazetteer;

  PlaceResource(Gazetteer gazetteer) {
    this.gazetteer = gazetteer;
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "suggestPlaces",
      summary = "Places that begin with what was typed, the best first",
      description =
          "ZIPs by their first digits, cities by the beginning of their name, in any case and with"
              + " or without accents: whole names first, then the cities with the most ZIPs. Where"
              + " none fits so, those that a slip or two explain, if the first letter is right."
              + " There is one page only: who does not find the place types on.")
  @APIResponse(responseCode = "200", description = "The best of them")
  @APIResponse(responseCode = "304", description = "The service still knows the same places.")
  public Page<PlaceSuggestion> suggest(
      @BeanParam PlaceParameters parameters, @BeanParam LimitQuery most) {
    return gazetteer.complete(parameters.text(), most.limit());
  }
}
