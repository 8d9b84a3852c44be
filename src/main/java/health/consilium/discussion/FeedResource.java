package health.consilium.discussion;

import health.consilium.access.Scope;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.paging.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
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

/** The keys to feeds of what is new. */
@Path(Feeds.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Discussions")
public class FeedResource {
  private final Feeds feeds;

  FeedResource(Feeds feeds) {
    this.feeds = feeds;
  }

  @POST
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE})
  @Operation(
      operationId = "createFeed",
      summary = "A key to the caller's feed of what is new",
      description =
          "A person's to do whom no moderator has suspended. The key is told once, and opens the feed"
              + " for 90 days.")
  @APIResponse(
      responseCode = "201",
      description = "Made, now or by the same request before",
      content = @Content(schema = @Schema(implementation = Feed.class)))
  @APIResponse(
      responseCode = "409",
      description = "The caller has ten keys, or the same request still runs")
  public Response make(@BeanParam IdempotencyKey key) {
    return feeds.make(key).response();
  }

  @GET
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE})
  @Operation(operationId = "listFeeds", summary = "The caller's keys that are good, newest first")
  public Page<Feed> list() {
    return feeds.list();
  }

  @DELETE
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(
      operationId = "revokeFeedsOf",
      summary = "Makes all keys of a person useless",
      description =
          "For whoever has left, or lost a device. A moderator who suspends a person does the same."
              + " While a clinic is suspended, its keys open nothing, and do again afterwards.")
  @APIResponse(responseCode = "204", description = "The person has no key that opens anything")
  public Response revokeAll(@BeanParam FeedOwner owner) {
    feeds.revokeAll(owner);
    return Response.noContent().build();
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE})
  @Operation(operationId = "revokeFeed", summary = "Makes a key of the caller's useless")
  @APIResponse(responseCode = "204", description = "It opens nothing, now or before")
  public Response revoke(@Parameter(description = "The key") @PathParam("id") String id) {
    feeds.revoke(Parameters.uuid("id", id));
    return Response.noContent().build();
  }
}
