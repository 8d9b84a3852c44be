package health.consilium.observation;

import health.consilium.access.Scope;
import health.consilium.platform.csv.Csv;
import health.consilium.platform.http.AnyOrigin;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.http.RateLimit;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Observations of the caller's clinic. */
@Path(Observations.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Observations")
public class ObservationResource {
  private final Observations observations;
  private final Instruments instruments;
  private final ObservationColumns columns;

  ObservationResource(
      Observations observations, Instruments instruments, ObservationColumns columns) {
    this.observations = observations;
    this.instruments = instruments;
    this.columns = columns;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @RateLimit("observations")
  @Operation(
      operationId = "postObservation",
      summary = "Stores one observation",
      description =
          "The sender chooses the id and may repeat the post: the same body under the same id"
              + " changes nothing and is answered by 200 with what is stored now, which may have been"
              + " amended or retracted since: see its status. Times up to five minutes ahead of the"
              + " service's clock are accepted.")
  @APIResponse(
      responseCode = "200",
      description = "It was stored before",
      content = @Content(schema = @Schema(implementation = Observation.class)))
  @APIResponse(
      responseCode = "201",
      description = "Stored, now or by the same request before",
      content = @Content(schema = @Schema(implementation = Observation.class)))
  @APIResponse(responseCode = "404", description = "The clinic has no such course or session")
  @APIResponse(responseCode = "410", description = "The course was retracted")
  @APIResponse(
      responseCode = "409",
      description = "Another body is stored under this id, or the same request is still running")
  public Response post(@BeanParam IdempotencyKey key, NewObservation observation) {
    return observations.post(observation, key).response();
  }

  @GET
  @Path("/template.csv")
  @PermitAll
  @AnyOrigin
  @Produces(Csv.MEDIA_TYPE)
  @Operation(
      operationId = "getObservationTemplate",
      summary = "The columns of a table of observations",
      description =
          "The head of a body that is posted to `/v1/observations/batch` as text/csv. A component"
              + " has a column of its own, called by its id in the list of instruments; `valueCode` is"
              + " for instruments whose value is a code.")
  @APIResponse(
      responseCode = "200",
      description = "One line",
      content =
          @Content(
              mediaType = Csv.MEDIA_TYPE,
              schema = @Schema(type = SchemaType.STRING, implementation = String.class)))
  public String template() {
    return columns.template();
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(operationId = "getObservation", summary = "One observation")
  public Observation get(@Parameter(description = "The observation") @PathParam("id") String id) {
    return observations.observation(Parameters.uuid("id", id));
  }

  @GET
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(operationId = "listObservations", summary = "The clinic's observations, newest first")
  public Page<Observation> list(@BeanParam ObservationQuery query, @BeanParam PageQuery page) {
    return observations.observations(query.filter(instruments), page.cursor(), page.limit());
  }

  @POST
  @Path("/search")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(
      operationId = "searchObservations",
      summary = "The same list asked for by a body, which no log keeps: also by subject",
      description = "The Link of a page is to be sent the same body.")
  public Page<Observation> search(
      @QueryParam("cursor")
          @Parameter(description = "Where to go on, from the Link header of the page before")
          @Nullable String cursor,
      ObservationSearch search) {
    return observations.observations(search, cursor);
  }
}
