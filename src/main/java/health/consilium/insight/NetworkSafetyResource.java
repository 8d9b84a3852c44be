package health.consilium.insight;

import health.consilium.access.Scope;
import health.consilium.observation.AdverseEventTerms;
import health.consilium.observation.Drug;
import health.consilium.observation.Route;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What went wrong in the network as a whole, where that exposes nobody. */
@Path("/v1/insights")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Insights")
public class NetworkSafetyResource {
  private final NetworkSafety safety;
  private final AdverseEventTerms terms;

  NetworkSafetyResource(NetworkSafety safety, AdverseEventTerms terms) {
    this.safety = safety;
    this.terms = terms;
  }

  @GET
  @Path("/{release}/safety")
  @RolesAllowed(Scope.INSIGHTS_READ)
  @NoStore
  @Operation(
      operationId = "getReleasedSafety",
      summary = "To how many of the network's patients an adverse event happened",
      description =
          "Of patients whose first dose was 28 days ago or more, and of whom a session was told: to"
              + " how many the event happened within these days, whatever caused it. Rounded"
              + " counts, each patient once, or the reason why they are hidden; under the rules of"
              + " responses. Beside a shown count the caller's own clinic is told its place between the"
              + " control limits of a funnel plot, by those of its patients who are in that count.")
  @APIResponse(
      responseCode = "200",
      description = "The cell",
      content = @Content(schema = @Schema(implementation = ReleasedSafety.class)))
  public ReleasedSafety events(
      @Parameter(description = "The release's id, or latest", example = "latest")
          @PathParam("release")
          String release,
      @BeanParam EventQuery event,
      @BeanParam TreatmentQuery treated) {
    return safety.events(release, new SafetyQuestion(event.term(terms), treated.treatment()));
  }

  @GET
  @Path("/signals")
  @RolesAllowed(Scope.MODERATE)
  @NoStore
  @Operation(
      operationId = "listSafetySignals",
      summary = "Adverse events by dose, for who looks after the network's safety",
      description =
          "Of the newest release, all sessions with a drug by a route: by term and dose, in how many"
              + " it happened, with Clopper and Pearson's interval. From 3 cases on, where everybody"
              + " else sees counts from 11 patients on and under further rules. An event counts with"
              + " the session that it names.")
  public SafetySignalReport signals(
      @Parameter(description = "Treated with", example = "ketamine", required = true)
          @QueryParam("drug")
          @Nullable String drug,
      @Parameter(description = "Treated by this route", example = "IV", required = true)
          @QueryParam("route")
          @Nullable String route) {
    return safety.signals(
        Parameters.oneGiven("drug", drug, Drug.class),
        Parameters.oneGiven("route", route, Route.class));
  }
}
