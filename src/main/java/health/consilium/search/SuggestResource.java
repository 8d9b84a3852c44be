package health.consilium.search;

import health.consilium.directory.ChangeTag;
import health.consilium.platform.http.PublicCache;
import health.consilium.platform.paging.LimitQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Names and places for a field with suggestions. */
@Path("/v1/suggest")
@PublicCache
@ChangeTag
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Search")
public class SuggestResource {
  private final Names names;

  SuggestResource(Names names) {
    this.names = names;
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "suggest",
      summary = "Listed names that complete or correct what was typed, and places",
      description =
          "A name fits when it has a word for each word typed: the same, one that begins so, or a"
              + " similar one, the best first. The limit is that of the names, and that of the places. Case and accents do not matter.")
  @APIResponse(responseCode = "200", description = "The best of them")
  @APIResponse(
      responseCode = "304",
      description = "What the caller has is still right: no listing has changed.")
  public Suggestions suggest(@BeanParam SuggestParameters parameters, @BeanParam LimitQuery most) {
    return names.suggest(parameters, most.limit());
  }
}
