package health.consilium.directory;

import health.consilium.access.Scope;
import health.consilium.platform.http.AnyOrigin;
import health.consilium.platform.http.NoStore;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What people find to be wrong in the directory, and who judges it. */
@Path(Corrections.PATH)
@RunOnVirtualThread
@NoStore
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trust")
public class CorrectionResource {
  private final Corrections corrections;

  CorrectionResource(Corrections corrections) {
    this.corrections = corrections;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @PermitAll
  @AnyOrigin
  @RateLimit("reports")
  @Operation(
      operationId = "reportCorrection",
      summary = "Reports that something is wrong",
      description =
          "Anybody may, ten times a minute from one address, and needs no key. It changes nothing by"
              + " itself: the resource is due to be verified at once, until whoever keeps it or the"
              + " network has judged the report. Of whoever reports nothing is kept.")
  @APIResponse(
      responseCode = "201",
      description =
          "Kept, now or by the same request before; the note is shown to no one but the judges",
      content = @Content(schema = @Schema(implementation = Correction.class)))
  @APIResponse(
      responseCode = "409",
      description =
          "Twenty reports of the resource wait already, or the same request is still running")
  public Response report(@BeanParam IdempotencyKey key, NewCorrection report) {
    return corrections.report(report, key).response();
  }

  @GET
  @RolesAllowed(Scope.DIRECTORY_WRITE)
  @Operation(
      operationId = "listCorrections",
      summary = "What the caller has to judge, the oldest first",
      description =
          "Open reports of what the caller's clinic keeps; for an admin of the network, of all that"
              + " there is.")
  public Page<Correction> queue(@BeanParam PageQuery page) {
    return corrections.queue(page);
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scope.DIRECTORY_WRITE)
  @Operation(
      operationId = "getCorrection",
      summary = "One report, for whoever may judge it",
      description = "Its note is gone once it has been judged.")
  @APIResponse(responseCode = "200", description = "As it is now")
  public Correction get(@BeanParam EntryId id) {
    return corrections.get(id.uuid());
  }

  @POST
  @Path("/{id}/judgement")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.DIRECTORY_WRITE)
  @Operation(
      operationId = "judgeCorrection",
      summary = "Says whether a report is right",
      description =
          "A right one takes back the resource's verification (req-revalid) in a version of its own,"
              + " until somebody attests it again; correct it first. The same verdict again changes"
              + " nothing, so it needs no key.")
  @APIResponse(responseCode = "200", description = "Judged, now or before")
  @APIResponse(responseCode = "409", description = "It was judged otherwise before")
  public Correction judge(@BeanParam EntryId id, NewJudgement judgement) {
    return corrections.judge(id.uuid(), judgement.verdict());
  }
}
