package health.consilium.observation;

import health.consilium.platform.http.BuildTag;
import health.consilium.platform.http.PublicCache;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What may be posted as an observation; public. */
@Path("/v1/instruments")
@PublicCache
@BuildTag
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Observations")
public class InstrumentResource {
  private final Instruments instruments;

  InstrumentResource(Instruments instruments) {
    this.instruments = instruments;
  }

  @GET
  @PermitAll
  @Operation(
      operationId = "listInstruments",
      summary = "What may be posted: codes, units, ranges, recall windows, thresholds",
      description =
          "All of them in one page: rating scales first, then vital signs, then what is told in"
              + " codes.")
  @APIResponse(responseCode = "200", description = "All of them")
  @APIResponse(responseCode = "304", description = "There are the same still.")
  public Page<Instrument> list() {
    return new Page<>(instruments.all(), new Extent(Limit.MAX, false), null);
  }

  @GET
  @Path("/{code}")
  @PermitAll
  @Operation(operationId = "getInstrument", summary = "One instrument, by its id or its code")
  @APIResponse(responseCode = "200", description = "What may be posted of it")
  @APIResponse(responseCode = "304", description = "It is the same still.")
  public Instrument get(
      @Parameter(description = "Its id or its code", example = "MADRS") @PathParam("code")
          String code) {
    return instruments.named(code).orElseThrow(() -> Refusal.notFound("instrument"));
  }
}
