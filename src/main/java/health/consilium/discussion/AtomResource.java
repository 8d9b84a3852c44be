package health.consilium.discussion;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** The feeds of what is new, for programs that poll. */
@Path(AtomFeed.PATH)
@Produces(AtomFeed.MEDIA_TYPE)
@RunOnVirtualThread
@Tag(name = "Discussions")
public class AtomResource {
  private final Feeds feeds;

  AtomResource(Feeds feeds) {
    this.feeds = feeds;
  }

  @GET
  @PermitAll
  @Cache(isPrivate = true, noCache = true)
  @SecurityRequirement(name = FeedScheme.NAME)
  @Operation(
      operationId = "getFeed",
      summary = "What is new, as an Atom feed",
      description =
          "The newest 50 posts of others that the key's owner may read now: in which discussion and"
              + " by whom, but not what they say. It opens by HTTP Basic, with the key as password"
              + " and any name; no address holds the key. That of what the owner follows"
              + " (followed=true) is a feed of its own, by the same key.")
  @APIResponse(
      responseCode = "200",
      description = "The feed (RFC 4287)",
      content =
          @Content(
              mediaType = AtomFeed.MEDIA_TYPE,
              schema = @Schema(implementation = String.class)))
  @APIResponse(responseCode = "304", description = "The caller has it already.")
  @APIResponse(responseCode = "401", description = "Not a good key")
  @APIResponse(
      responseCode = "403",
      description = "The key's owner was revoked or suspended, or the clinic is suspended")
  public Response atom(
      @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
      @BeanParam FollowQuery followed,
      @Context Request request) {
    String feed = feeds.atom(authorization, followed);
    var tag = AtomFeed.tag(feed);
    return Optional.ofNullable(request.evaluatePreconditions(tag))
        .orElseGet(() -> Response.ok(feed))
        .tag(tag)
        .build();
  }
}
