package health.consilium.observation;

import health.consilium.access.Scope;
import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What becomes of a stored observation. */
@Path("/v1/observations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Observations")
public class AmendmentResource {
  private final Observations observations;

  AmendmentResource(Observations observations) {
    this.observations = observations;
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @Operation(
      operationId = "putObservation",
      summary = "Amends an observation",
      description =
          "Needs the ETag of the version that it replaces, which is kept; repeating the identical"
              + " request needs none. The clinic's outcomes are right again with the answer.")
  @APIResponse(responseCode = "200", description = "Amended, or the same as before")
  @APIResponse(responseCode = "410", description = "It was retracted")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "A change without If-Match")
  public Observation amend(
      @Parameter(description = "The observation") @PathParam("id") String id,
      @BeanParam IfMatch ifMatch,
      Amendment amendment) {
    return observations.amend(Parameters.uuid("id", id), amendment, ifMatch);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @Operation(
      operationId = "retractObservation",
      summary = "Retracts an observation: its next version is entered in error",
      description = ReasonQuery.RETRACTING)
  @APIResponse(responseCode = "200", description = "Retracted, now or before")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "Without If-Match")
  public Observation retract(
      @Parameter(description = "The observation") @PathParam("id") String id,
      @BeanParam ReasonQuery reason,
      @BeanParam IfMatch ifMatch) {
    return observations.retract(Parameters.uuid("id", id), reason.reason(), ifMatch);
  }

  @GET
  @Path("/{id}/versions")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(
      operationId = "listObservationVersions",
      summary = "All versions of an observation, the current one first")
  public Page<Observation> versions(
      @Parameter(description = "The observation") @PathParam("id") String id,
      @BeanParam PageQuery page) {
    return observations.observationVersions(Parameters.uuid("id", id), page);
  }

  @GET
  @Path("/{id}/versions/{version}")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(operationId = "getObservationVersion", summary = "One version of an observation")
  public Observation version(
      @Parameter(description = "The observation") @PathParam("id") String id,
      @BeanParam VersionPath version) {
    return observations.observationVersion(Parameters.uuid("id", id), version.number());
  }
}
