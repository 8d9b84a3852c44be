package health.consilium.access;

import health.consilium.platform.http.NoStore;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was done to a clinic's data, and by whom. */
@Path("/v1/audit")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Access")
public class AuditResource {
  private final Audit audit;

  AuditResource(Audit audit) {
    this.audit = audit;
  }

  @GET
  @RolesAllowed({Scope.OBSERVATIONS_READ, Scope.NETWORK_ADMIN})
  @Operation(
      operationId = "listAudit",
      summary = "Who read and wrote the clinic's data, newest first",
      description =
          "One entry a request, this one included. It says who did what to which resource and when,"
              + " never what was in it. An admin of the network sees the network's own log.")
  public Page<AuditEntry> list(@BeanParam PageQuery page) {
    return audit.page(page);
  }
}
