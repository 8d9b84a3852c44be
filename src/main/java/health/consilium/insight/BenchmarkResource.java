package health.consilium.insight;

import health.consilium.platform.paging.Extent;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.Page;
import health.consilium.platform.problem.Refusal;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;

/** Published studies to compare with; public. */
@Path("/v1/insights/benchmarks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Insights")
public class BenchmarkResource {
  private static final int CACHED_SECONDS = 600;

  private final Insights insights;

  BenchmarkResource(Insights insights) {
    this.insights = insights;
  }

  @GET
  @PermitAll
  @Cache(maxAge = CACHED_SECONDS)
  @Operation(
      operationId = "listBenchmarks",
      summary = "Published studies: counts, proportions, effects",
      description = "All of them in one page. Odds ratios are crude, from the counts alone.")
  public Page<Benchmark> list() {
    return new Page<>(insights.benchmarks(), new Extent(Limit.MAX, false), null);
  }

  @GET
  @Path("/{id}")
  @PermitAll
  @Cache(maxAge = CACHED_SECONDS)
  @Operation(operationId = "getBenchmark", summary = "One published study")
  public Benchmark get(
      @Parameter(description = "The study", example = "murrough-2013") @PathParam("id") String id) {
    return insights.benchmark(id).orElseThrow(() -> Refusal.notFound("benchmark"));
  }
}
