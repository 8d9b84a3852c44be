package health.consilium.discussion;

import health.consilium.access.Scope;
import health.consilium.platform.http.IfMatch;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was said in a discussion. */
@Path(Discussions.PATH + "/{discussion}/posts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Discussions")
public class PostResource {
  private final Posts posts;

  PostResource(Posts posts) {
    this.posts = posts;
  }

  /** Which post of which discussion is meant. */
  public record Which(
      @Parameter(description = "The discussion") @PathParam("discussion") String discussion,
      @Parameter(description = "The post") @PathParam("id") String id) {
    UUID discussionId() {
      return Parameters.uuid("discussion", discussion);
    }

    UUID postId() {
      return Parameters.uuid("id", id);
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.DISCUSSIONS_WRITE)
  @Operation(
      operationId = "postToDiscussion",
      summary = "Adds a post to a discussion",
      description =
          "A person's to do. The text is screened first: what that holds is read by its author and"
              + " the moderators only.")
  @APIResponse(
      responseCode = "201",
      description = "Added, now or by the same request before",
      content = @Content(schema = @Schema(implementation = Post.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "The discussion is locked, its opening is not shown, or the same request still runs")
  public Response post(
      @Parameter(description = "The discussion") @PathParam("discussion") String discussion,
      @BeanParam IdempotencyKey key,
      NewPost post) {
    return posts.add(Parameters.uuid("discussion", discussion), post, key).response();
  }

  @GET
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE, Scope.MODERATE})
  @Operation(
      operationId = "listPosts",
      summary = "The posts of a discussion, newest first",
      description = "The last of them is the one that opens it, which has the discussion's id.")
  public Page<Post> list(
      @Parameter(description = "The discussion") @PathParam("discussion") String discussion,
      @BeanParam PageQuery page) {
    return posts.list(Parameters.uuid("discussion", discussion), page);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE, Scope.MODERATE})
  @Operation(operationId = "getPost", summary = "One post")
  public Post get(@BeanParam Which which) {
    return posts.get(which.discussionId(), which.postId());
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.DISCUSSIONS_WRITE)
  @Operation(
      operationId = "putPost",
      summary = "Gives a post another text",
      description =
          "Its author's to do. The text is screened like the first one. What that holds waits beside"
              + " the post, and others read what they read before until a moderator decides; a"
              + " further edit takes its place. What a moderator rejected waits for one again."
              + " Readers see when it was edited, moderators also what it was. What is said of"
              + " conflicts of interest and of a case series is edited with the post that opens the"
              + " discussion.")
  @APIResponse(
      responseCode = "200",
      description = "Edited, or the same as before",
      content = @Content(schema = @Schema(implementation = Post.class)))
  @APIResponse(
      responseCode = "403",
      description = "Not its author, or one whom a moderator has suspended")
  @APIResponse(
      responseCode = "409",
      description = "The discussion is locked, or the post retracted")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "Without If-Match")
  public Response edit(@BeanParam Which which, @BeanParam IfMatch ifMatch, PostEdit edit) {
    return Response.ok(posts.edit(which.discussionId(), which.postId(), edit, ifMatch)).build();
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scope.DISCUSSIONS_WRITE)
  @Operation(
      operationId = "retractPost",
      summary = "Takes a post back",
      description =
          "Its author's to do. Nobody reads its text any more; where others could read it, they see"
              + " that it was there.")
  @APIResponse(responseCode = "204", description = "Taken back, now or before")
  @APIResponse(responseCode = "403", description = "Not its author")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "Without If-Match")
  public Response retract(@BeanParam Which which, @BeanParam IfMatch ifMatch) {
    posts.retract(which.discussionId(), which.postId(), ifMatch);
    return Response.noContent().build();
  }

  @GET
  @Path("/{id}/history")
  @RolesAllowed(Scope.MODERATE)
  @Operation(
      operationId = "listPostHistory",
      summary = "All that a post ever was, newest first",
      description = "Also what its author has taken back.")
  public Page<PostVersion> history(@BeanParam Which which, @BeanParam PageQuery page) {
    return posts.history(which.discussionId(), which.postId(), page);
  }

  @POST
  @Path("/{id}/reports")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE})
  @Operation(
      operationId = "reportPost",
      summary = "Tells the moderators of a post",
      description =
          "A person's to do, once for each version of the post: the next time is none, so it needs"
              + " no key.")
  @APIResponse(responseCode = "204", description = "Reported, now or before")
  @APIResponse(responseCode = "409", description = "It is the reader's own, or nobody reads it")
  public Response report(@BeanParam Which which, NewReport report) {
    posts.report(which.discussionId(), which.postId(), report);
    return Response.noContent().build();
  }
}
