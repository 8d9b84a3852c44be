package health.consilium.insight;

import health.consilium.access.Scope;
import health.consilium.observation.Instruments;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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

/** What the network as a whole observes, where that exposes nobody. */
@Path("/v1/insights")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Insights")
public class ReleaseResource {
  private final Releases releases;
  private final Instruments instruments;

  ReleaseResource(Releases releases, Instruments instruments) {
    this.releases = releases;
    this.instruments = instruments;
  }

  @GET
  @Path("/menu")
  @RolesAllowed(Scope.INSIGHTS_READ)
  @NoStore
  @Operation(
      operationId = "getMenu",
      summary = "What may be asked of a release",
      description =
          "An answer is for one instrument, time, indication, drug and route, and for at most one"
              + " value of one of the parts.")
  public Menu menu() {
    return releases.menu(instruments);
  }

  @GET
  @Path("/releases")
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.NETWORK_ADMIN})
  @NoStore
  @Operation(operationId = "listReleases", summary = "All releases, newest first")
  public Page<Release> list(@BeanParam PageQuery page) {
    return releases.list(page);
  }

  @POST
  @Path("/releases")
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @NoStore
  @Operation(
      operationId = "makeRelease",
      summary = "Computes a release now",
      description =
          "There is one in each calendar month without asking. Whatever is asked for in between"
              + " follows the same rules: what has changed too little stands.")
  @APIResponse(
      responseCode = "201",
      description = "Made, now or by the same request before",
      content = @Content(schema = @Schema(implementation = Release.class)))
  @APIResponse(
      responseCode = "409",
      description = "One is being computed already, or consent was withdrawn meanwhile")
  public Response make(@BeanParam IdempotencyKey key) {
    return releases.make(key).response();
  }

  @GET
  @Path("/releases/{release}")
  @RolesAllowed({Scope.INSIGHTS_READ, Scope.NETWORK_ADMIN})
  @NoStore
  @Operation(operationId = "getRelease", summary = "One release")
  public Release get(
      @Parameter(description = "Its id, or latest", example = "latest") @PathParam("release")
          String release) {
    return releases.get(release);
  }

  @GET
  @Path("/{release}/response")
  @RolesAllowed(Scope.INSIGHTS_READ)
  @NoStore
  @Operation(
      operationId = "getReleasedResponse",
      summary = "How many of the network's patients responded",
      description =
          "One cell of the release: rounded counts of patients, each counted once, or the reason why"
              + " it is hidden. One patient in eight, at random, is in no count: rows may be shared of"
              + " those. The answer changes with the release only.")
  @APIResponse(
      responseCode = "200",
      description = "The cell",
      content = @Content(schema = @Schema(implementation = ReleasedResponse.class)))
  public ReleasedResponse response(
      @Parameter(description = "The release's id, or latest", example = "latest")
          @PathParam("release")
          String release,
      @BeanParam JudgedQuery judged,
      @BeanParam TreatmentQuery treated,
      @BeanParam PartQuery part) {
    return releases.response(
        release, judged.question(treated.treatment(), part.group(), instruments));
  }

  @GET
  @Path("/{release}/percentile")
  @RolesAllowed(Scope.INSIGHTS_READ)
  @NoStore
  @Operation(
      operationId = "getReleasedPercentile",
      summary = "Where the caller's clinic stands among the network's",
      description =
          "The quarter in which it is by the share of its patients who responded, or the reason why"
              + " that is hidden. Each clinic reads its own alone; no other's share is told, nor"
              + " where a quarter ends. It is renewed with the count of all patients.")
  @APIResponse(
      responseCode = "200",
      description = "The quarter",
      content = @Content(schema = @Schema(implementation = ReleasedPercentile.class)))
  public ReleasedPercentile percentile(
      @Parameter(description = "The release's id, or latest", example = "latest")
          @PathParam("release")
          String release,
      @BeanParam JudgedQuery judged,
      @BeanParam TreatmentQuery treated) {
    return releases.percentile(
        release, judged.question(treated.treatment(), ReleaseQuestion.Group.ALL, instruments));
  }

  @GET
  @Path("/{release}/trajectory")
  @RolesAllowed(Scope.INSIGHTS_READ)
  @NoStore
  @Operation(
      operationId = "getReleasedTrajectory",
      summary = "The scores of the network's patients over time",
      description =
          "At each time of the menu the mean of the patients whose response is told, in whole"
              + " units, or the reason why it is hidden. It is renewed with the count of all"
              + " patients.")
  @APIResponse(
      responseCode = "200",
      description = "The scores",
      content = @Content(schema = @Schema(implementation = ReleasedTrajectory.class)))
  public ReleasedTrajectory trajectory(
      @Parameter(description = "The release's id, or latest", example = "latest")
          @PathParam("release")
          String release,
      @BeanParam TrajectoryQuery query,
      @BeanParam TreatmentQuery treated) {
    return releases.trajectory(release, query.scale(instruments), treated.treatment());
  }
}
