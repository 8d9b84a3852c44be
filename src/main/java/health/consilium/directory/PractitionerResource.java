package health.consilium.directory;

import health.consilium.platform.http.PublicCache;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who gives care. */
@Path("/v1/practitioners")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class PractitionerResource extends CollectionResource<Practitioner, NewPractitioner> {
  PractitionerResource(Register register, Attestations attestations, Practitioners practitioners) {
    super(register, attestations, practitioners);
  }

  @GET
  @PermitAll
  @PublicCache
  @ChangeTag
  @Operation(operationId = "listPractitioners", summary = "All practitioners, page by page")
  public Page<Practitioner> list(@BeanParam PageQuery page) {
    return register.list(kind, Optional.empty(), page);
  }
}
