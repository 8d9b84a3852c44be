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

/** Who offers ketamine therapy. */
@Path("/v1/organizations")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class OrganizationResource extends CollectionResource<Organization, NewOrganization> {
  OrganizationResource(Register register, Attestations attestations, Organizations organizations) {
    super(register, attestations, organizations);
  }

  @GET
  @PermitAll
  @PublicCache
  @ChangeTag
  @Operation(operationId = "listOrganizations", summary = "All organizations, page by page")
  public Page<Organization> list(@BeanParam PageQuery page) {
    return register.list(kind, Optional.empty(), page);
  }
}
