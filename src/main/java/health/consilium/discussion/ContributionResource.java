package health.consilium.discussion;

import health.consilium.access.Scope;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Posts across all discussions. */
@Path(Discussions.PATH + "/posts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Discussions")
public class ContributionResource {
  private final Contributions contributions;

  ContributionResource(Contributions contributions) {
    this.contributions = contributions;
  }

  @GET
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE, Scope.MODERATE})
  @Operation(
      operationId = "searchPosts",
      summary = "Posts that have these words, the best first",
      description =
          "Of the newest 200 that have the words and meet the filter those that fit, the best first;"
              + " of older ones nothing, so a word more finds those. A phrase, excluded or not, is"
              + " looked for in those 200, which have its words in any place unless it is excluded. The"
              + " more of the words a post has, the more often, and in its title rather than its"
              + " text, the better it fits, however long it is; posts that fit alike come by their"
              + " id. What only excludes words is looked for in the newest 4,096 posts. What is held,"
              + " rejected or retracted is not found, and a masked word neither; a moderator finds"
              + " what is held or rejected too. Words are English: any form of one finds the others."
              + " In what the caller follows (followed=true) all posts are looked at, and the newest"
              + " 200 that fit come, the best first: neither a phrase nor an exclusion has that"
              + " bound.")
  public Page<Contribution> search(
      @BeanParam SearchQuery words,
      @BeanParam DiscussionQuery query,
      @BeanParam FollowQuery followed,
      @BeanParam PageQuery page) {
    return contributions.search(words.words(), query.filter(), followed, page);
  }

  @GET
  @Path("/new")
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE, Scope.MODERATE})
  @Operation(
      operationId = "listNewPosts",
      summary = "What others wrote since the caller's last visit, newest first",
      description =
          "A visit is what the caller says is one, by PUT /v1/discussions/posts/seen; reading is"
              + " none. New is what others posted, or a moderator released, after that time: not the"
              + " caller's own, nor what was only edited. Whoever never told a visit has everything"
              + " before them.")
  public Page<Contribution> sinceLastVisit(
      @BeanParam FollowQuery followed, @BeanParam PageQuery page) {
    return contributions.sinceLastVisit(followed, page);
  }

  @PUT
  @Path("/seen")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.DISCUSSIONS_WRITE, Scope.MODERATE})
  @Operation(
      operationId = "putSeen",
      summary = "Tells until when the caller has read",
      description =
          "That is a visit: best the shownAt of the first post that is listed as new. What is newer"
              + " comes as new from then on, and so may what was shown in the last ten seconds, since"
              + " more of that time may still come. It never goes back, and holds for this caller"
              + " alone.")
  @APIResponse(
      responseCode = "200",
      description = "Until when the caller has read now",
      content = @Content(schema = @Schema(implementation = SeenUntil.class)))
  public Response seen(SeenUntil until) {
    return Response.ok(contributions.seen(until)).build();
  }
}
