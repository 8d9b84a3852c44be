package health.consilium.insight;

import health.consilium.access.Scope;
import health.consilium.platform.http.BuildTag;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.PublicCache;
import health.consilium.platform.paging.Extent;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.Page;
import health.consilium.platform.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Published studies to compare with: public, but for what a clinic lays over them. */
@Path("/v1/insights/benchmarks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Insights")
public class BenchmarkResource {
  private final Insights insights;

  BenchmarkResource(Insights insights) {
    this.insights = insights;
  }

  @GET
  @PermitAll
  @PublicCache
  @BuildTag
  @Operation(
      operationId = "listBenchmarks",
      summary = "Published studies: counts, proportions, effects",
      description = "All of them in one page. Odds ratios are crude, from the counts alone.")
  @APIResponse(responseCode = "200", description = "All of them")
  @APIResponse(responseCode = "304", description = "There are the same still.")
  public Page<Benchmark> list() {
    return new Page<>(insights.benchmarks(), new Extent(Limit.MAX, false), null);
  }

  @GET
  @Path("/{id}")
  @PermitAll
  @PublicCache
  @BuildTag
  @Operation(operationId = "getBenchmark", summary = "One published study")
  @APIResponse(responseCode = "200", description = "What it counted, and what follows")
  @APIResponse(responseCode = "304", description = "Nothing else is known of it.")
  public Benchmark get(
      @Parameter(description = "The study", example = "murrough-2013") @PathParam("id") String id) {
    return insights.benchmark(id).orElseThrow(() -> Refusal.notFound("benchmark"));
  }

  @GET
  @Path("/{id}/overlay")
  @RolesAllowed(Scope.INSIGHTS_READ)
  @RunOnVirtualThread
  @NoStore
  @Operation(
      operationId = "getBenchmarkOverlay",
      summary = "One published study, the clinic's own patients and the network's beside it",
      description =
          "The clinic's courses for the study's indication by its route, by drug, judged by its"
              + " instrument at its time, whenever they were; and what the latest release tells of"
              + " the network's patients like these. They were not chosen as the study chose its"
              + " patients, so no comparison is computed.")
  public BenchmarkOverlay overlay(
      @Parameter(description = "The study", example = "murrough-2013") @PathParam("id") String id) {
    return insights.overlay(id);
  }
}
