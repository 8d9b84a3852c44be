package health.consilium.access;

import health.consilium.platform.http.IfMatch;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.json.MergePatch;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The clinics of the network, for those who run it. */
@Path(Clinics.PATH)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Access")
public class ClinicResource {
  private final Clinics clinics;

  ClinicResource(Clinics clinics) {
    this.clinics = clinics;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(operationId = "createClinic", summary = "Opens a clinic of the network")
  @APIResponse(
      responseCode = "201",
      description = "Opened, now or by the same request before",
      content = @Content(schema = @Schema(implementation = Clinic.class)))
  @APIResponse(responseCode = "409", description = "The same request is still running")
  public Response create(@BeanParam IdempotencyKey key, NewClinic clinic) {
    return clinics.open(clinic, key).response();
  }

  @GET
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(operationId = "listClinics", summary = "All clinics, in the order they joined")
  public Page<Clinic> list(@BeanParam PageQuery page) {
    return clinics.list(page);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(operationId = "getClinic", summary = "One clinic")
  public Clinic get(@Parameter(description = "The clinic") @PathParam("id") String id) {
    return clinics.get(Parameters.uuid("id", id));
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @RolesAllowed(Scope.NETWORK_ADMIN)
  @Operation(
      operationId = "patchClinic",
      summary = "Suspends or resumes a clinic, or renames it",
      description =
          "The patch may have `name`, `state` and `suspended`. While a clinic is suspended its"
              + " clients are refused, from their next request on, whatever token they have.")
  @APIResponse(
      responseCode = "200",
      description = "Changed, or the same as before",
      content = @Content(schema = @Schema(implementation = Clinic.class)))
  @APIResponse(responseCode = "412", description = "If-Match names another version")
  @APIResponse(responseCode = "428", description = "A change without If-Match")
  public Response patch(
      @Parameter(description = "The clinic") @PathParam("id") String id,
      @BeanParam IfMatch ifMatch,
      @RequestBody(
              content =
                  @Content(
                      schema = @Schema(implementation = MergePatch.class),
                      examples = @ExampleObject(name = "suspend", value = "{\"suspended\": true}")))
          MergePatch changes) {
    return Response.ok(clinics.change(Parameters.uuid("id", id), changes, ifMatch)).build();
  }
}
