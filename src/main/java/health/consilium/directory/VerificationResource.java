package health.consilium.directory;

import health.consilium.platform.http.AnyOrigin;
import health.consilium.platform.http.NoStore;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What has to be verified, so that the directory stays true. */
@Path("/v1/verifications")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Trust")
public class VerificationResource {
  private final DueVerifications due;
  private final Kinds kinds;

  VerificationResource(DueVerifications due, Kinds kinds) {
    this.due = due;
    this.kinds = kinds;
  }

  @GET
  @Path("/due")
  @PermitAll
  @NoStore
  @AnyOrigin
  @Operation(
      operationId = "listDueVerifications",
      summary = "What is to be verified soon, of all kinds of resource that are active",
      description =
          "First what nobody stands by or somebody has reported to be wrong, then what was"
              + " verified the longest ago. Nothing of it is"
              + " kept by caches: who works through it sees what is left.")
  public Page<DueVerification> due(@BeanParam DueParameters asked, @BeanParam PageQuery page) {
    return due.list(asked.query(kinds), page);
  }
}
