package health.consilium.directory;

import health.consilium.platform.http.Parameters;
import health.consilium.platform.http.PublicCache;
import health.consilium.platform.paging.Page;
import health.consilium.platform.paging.PageQuery;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who offers ketamine therapy. */
@Path("/v1/organizations")
@RunOnVirtualThread
@PublicCache
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class OrganizationResource {
  private final Directory directory;

  OrganizationResource(Directory directory) {
    this.directory = directory;
  }

  @GET
  @PermitAll
  @Operation(operationId = "listOrganizations", summary = "All organizations, page by page")
  public Page<Organization> list(@BeanParam PageQuery page) {
    return directory.organizations(page);
  }

  @GET
  @Path("/{id}")
  @PermitAll
  @Operation(operationId = "getOrganization", summary = "One organization")
  @APIResponseSchema(value = Organization.class, responseDescription = "The organization")
  @APIResponse(responseCode = "304", description = "The caller has this version already.")
  public Organization get(
      @Parameter(
              description = "The organization's id.",
              schema = @Schema(type = SchemaType.STRING, format = "uuid"))
          @PathParam("id")
          String id) {
    return directory.organization(Parameters.uuid("id", id));
  }
}
