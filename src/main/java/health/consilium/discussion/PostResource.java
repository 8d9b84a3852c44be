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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
  private final Discussions discussions;

  PostResource(Discussions discussions) {
    this.discussions = discussions;
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
      description = "A moderator must see the discussion first, or the same request still runs")
  public Response post(
      @Parameter(description = "The discussion") @PathParam("discussion") String discussion,
      @BeanParam IdempotencyKey key,
      NewPost post) {
    return discussions.post(Parameters.uuid("discussion", discussion), post, key).response();
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
    return discussions.posts(Parameters.uuid("discussion", discussion), page);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE, Scope.MODERATE})
  @Operation(operationId = "getPost", summary = "One post")
  public Post get(@BeanParam Which which) {
    return discussions.post(which.discussionId(), which.postId());
  }
}
