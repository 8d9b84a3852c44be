package health.consilium.discussion;

import health.consilium.access.Scope;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Discussions of the network's clinicians. */
@Path(Discussions.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Discussions")
public class DiscussionResource {
  private final Discussions discussions;
  private final Moderation moderation;

  DiscussionResource(Discussions discussions, Moderation moderation) {
    this.discussions = discussions;
    this.moderation = moderation;
  }

  @POST
  @Path("/check")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.DISCUSSIONS_WRITE)
  @Operation(
      operationId = "checkDraft",
      summary = "What in a draft could identify somebody",
      description =
          "Says by which rule and where, and keeps nothing of the draft. What is to be blocked is"
              + " refused when it is posted; what is to be held goes to a moderator before others"
              + " read it; what is to be masked is left out.")
  public DraftFindings check(Draft draft) {
    return discussions.check(draft);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.DISCUSSIONS_WRITE)
  @Operation(
      operationId = "openDiscussion",
      summary = "Opens a discussion",
      description =
          "A person's to do. A released cell is an anchor while the latest release tells it. Every"
              + " text of it is screened first. A case series has at least three patients, in"
              + " bands. What the screening holds is read by its author and the moderators only.")
  @APIResponse(
      responseCode = "201",
      description = "Opened, now or by the same request before",
      content = @Content(schema = @Schema(implementation = Discussion.class)))
  @APIResponse(
      responseCode = "403",
      description = "The token does not allow this, or a moderator has suspended the author")
  @APIResponse(responseCode = "404", description = "The clinic has no such observation")
  @APIResponse(responseCode = "409", description = "The same request is still running")
  public Response open(@BeanParam IdempotencyKey key, NewDiscussion discussion) {
    return discussions.open(discussion, key).response();
  }

  @GET
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE, Scope.MODERATE})
  @Operation(operationId = "listDiscussions", summary = "The network's discussions, newest first")
  public Page<Discussion> list(
      @BeanParam DiscussionQuery query,
      @BeanParam FollowQuery followed,
      @BeanParam PageQuery page) {
    return discussions.list(query.filter(), followed, page);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE, Scope.MODERATE})
  @Operation(
      operationId = "getDiscussion",
      summary = "One discussion, and the post that opens it",
      description =
          "Beside one on a released cell stands what the latest release tells of that, or why it does"
              + " not any more, for whoever may read insights.")
  public Discussion get(@Parameter(description = "The discussion") @PathParam("id") String id) {
    return discussions.discussion(Parameters.uuid("id", id));
  }

  @PUT
  @Path("/{id}/follow")
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE})
  @Operation(
      operationId = "followDiscussion",
      summary = "Follows a discussion",
      description =
          "A person's to do, and without a body. Whoever opens a discussion or posts in one follows"
              + " it already. Discussions, what is new in them, the search of posts and the feed"
              + " are narrowed by it (followed=true).")
  @APIResponse(responseCode = "204", description = "The caller follows it, now or before")
  public Response follow(@Parameter(description = "The discussion") @PathParam("id") String id) {
    discussions.follow(Parameters.uuid("id", id), true);
    return Response.noContent().build();
  }

  @DELETE
  @Path("/{id}/follow")
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE})
  @Operation(
      operationId = "unfollowDiscussion",
      summary = "Ends to follow a discussion",
      description = "A person's to do. To post in it does not begin it again.")
  @APIResponse(responseCode = "204", description = "The caller does not follow it, now or before")
  public Response unfollow(@Parameter(description = "The discussion") @PathParam("id") String id) {
    discussions.follow(Parameters.uuid("id", id), false);
    return Response.noContent().build();
  }

  @POST
  @Path("/{id}/lock")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.MODERATE)
  @Operation(
      operationId = "lockDiscussion",
      summary = "Ends a discussion",
      description =
          "It is read as before, with the reason, and nothing is added to it. A repetition finds it"
              + " locked (409): it needs no key.")
  @APIResponse(
      responseCode = "200",
      description = "Locked",
      content = @Content(schema = @Schema(implementation = Discussion.class)))
  @APIResponse(responseCode = "409", description = "Locked already")
  public Response lock(
      @Parameter(description = "The discussion") @PathParam("id") String id, Grounds grounds) {
    return Response.ok(moderation.lock(Parameters.uuid("id", id), grounds)).build();
  }

  @DELETE
  @Path("/{id}/lock")
  @RolesAllowed(Scope.MODERATE)
  @Operation(operationId = "unlockDiscussion", summary = "Lets a locked discussion go on")
  @APIResponse(responseCode = "204", description = "It goes on")
  public Response unlock(@Parameter(description = "The discussion") @PathParam("id") String id) {
    moderation.unlock(Parameters.uuid("id", id));
    return Response.noContent().build();
  }
}
