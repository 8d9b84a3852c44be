package health.consilium.observation;

import health.consilium.access.Scope;
import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
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

/** Adverse events of the caller's clinic. */
@Path(AdverseEvents.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Observations")
public class AdverseEventResource {
  private final AdverseEvents events;
  private final AdverseEventTerms terms;

  AdverseEventResource(AdverseEvents events, AdverseEventTerms terms) {
    this.events = events;
    this.terms = terms;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @Operation(
      operationId = "postAdverseEvent",
      summary = "Stores one adverse event",
      description =
          "The sender chooses the id and may repeat the post: the same body under the same id"
              + " changes nothing and is answered by 200.")
  @APIResponse(
      responseCode = "200",
      description = "It was stored before",
      content = @Content(schema = @Schema(implementation = AdverseEvent.class)))
  @APIResponse(
      responseCode = "201",
      description = "Stored, now or by the same request before",
      content = @Content(schema = @Schema(implementation = AdverseEvent.class)))
  @APIResponse(responseCode = "404", description = "The clinic has no such course or session")
  @APIResponse(
      responseCode = "409",
      description = "Another body is stored under this id, or the same request is still running")
  @APIResponse(responseCode = "410", description = "The course was retracted")
  public Response post(@BeanParam IdempotencyKey key, NewAdverseEvent event) {
    return events.post(event, key).response();
  }

  @GET
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(
      operationId = "listAdverseEvents",
      summary = "The clinic's adverse events that stand, newest first")
  public Page<AdverseEvent> list(@BeanParam AdverseEventQuery query, @BeanParam PageQuery page) {
    return events.list(query.filter(terms), page);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(operationId = "getAdverseEvent", summary = "One adverse event")
  public AdverseEvent get(
      @Parameter(description = "The adverse event") @PathParam("id") String id) {
    return events.get(Parameters.uuid("id", id));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @Operation(
      operationId = "putAdverseEvent",
      summary = "Changes an adverse event, such as its outcome",
      description =
          "Needs the ETag of the version that it replaces, which is kept; repeating the identical"
              + " request needs none.")
  @APIResponse(responseCode = "200", description = "Changed, or the same as before")
  @APIResponse(responseCode = "410", description = "It was retracted")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "A change without If-Match")
  public AdverseEvent put(
      @Parameter(description = "The adverse event") @PathParam("id") String id,
      @BeanParam IfMatch ifMatch,
      NewAdverseEvent event) {
    return events.put(Parameters.uuid("id", id), event, ifMatch);
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scope.OBSERVATIONS_WRITE)
  @Operation(
      operationId = "retractAdverseEvent",
      summary = "Retracts an adverse event: its next version is entered in error",
      description =
          "Nothing is deleted. Repeating the request changes nothing and needs no If-Match.")
  @APIResponse(responseCode = "200", description = "Retracted, now or before")
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "Without If-Match")
  public AdverseEvent retract(
      @Parameter(description = "The adverse event") @PathParam("id") String id,
      @BeanParam ReasonQuery reason,
      @BeanParam IfMatch ifMatch) {
    return events.retract(Parameters.uuid("id", id), reason.reason(), ifMatch);
  }

  @GET
  @Path("/{id}/versions")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(
      operationId = "listAdverseEventVersions",
      summary = "All versions of an adverse event, the current one first")
  public Page<AdverseEvent> versions(
      @Parameter(description = "The adverse event") @PathParam("id") String id,
      @BeanParam PageQuery page) {
    return events.versions(Parameters.uuid("id", id), page);
  }

  @GET
  @Path("/{id}/versions/{version}")
  @RolesAllowed(Scope.OBSERVATIONS_READ)
  @Operation(operationId = "getAdverseEventVersion", summary = "One version of an adverse event")
  public AdverseEvent version(
      @Parameter(description = "The adverse event") @PathParam("id") String id,
      @BeanParam VersionPath version) {
    return events.version(Parameters.uuid("id", id), version.number());
  }
}
