package health.consilium.discussion;

import health.consilium.access.Scope;
import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What waits for a moderator. */
@Path(Discussions.PATH + "/queue")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Discussions")
public class ModerationResource {
  private final Moderation moderation;

  ModerationResource(Moderation moderation) {
    this.moderation = moderation;
  }

  @GET
  @RolesAllowed(Scope.MODERATE)
  @Operation(
      operationId = "listQueue",
      summary = "The posts that wait for a moderator, longest first",
      description =
          "Those that the screening held, themselves or in an edit, and those that readers have"
              + " reported.")
  public Page<Queued> list(@BeanParam PageQuery page) {
    return moderation.queue(page);
  }

  @POST
  @Path("/{id}/decision")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.MODERATE)
  @Operation(
      operationId = "decideOnPost",
      summary = "Releases or rejects a post, or an edit that waits",
      description =
          "Its author reads the reason. If-Match says which text the decision is of: the queue tells"
              + " the tag of the post and that of the edit beside it. What was reported of a text"
              + " until then is settled with it. What nobody held or reported may be rejected too, and"
              + " what was rejected released. A repetition finds it so already, and is refused: it"
              + " needs no key.")
  @APIResponse(
      responseCode = "200",
      description = "Decided",
      content = @Content(schema = @Schema(implementation = Post.class)))
  @APIResponse(responseCode = "409", description = "It is so already, or its author took it back")
  @APIResponse(
      responseCode = "412",
      description = "If-Match names neither the post nor an edit that waits, or both")
  @APIResponse(responseCode = "428", description = "Without If-Match")
  public Response decide(
      @Parameter(description = "The post") @PathParam("id") String id,
      @BeanParam IfMatch ifMatch,
      NewRuling ruling) {
    return Response.ok(moderation.decide(Parameters.uuid("id", id), ruling, ifMatch)).build();
  }
}
