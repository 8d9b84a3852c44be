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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What practitioners do, for whom and where. */
@Path("/v1/practitioner-roles")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class PractitionerRoleResource
    extends CollectionResource<PractitionerRole, NewPractitionerRole> {
  PractitionerRoleResource(
      Register register, Attestations attestations, PractitionerRoles practitionerRoles) {
    super(register, attestations, practitionerRoles);
  }

  @GET
  @PermitAll
  @PublicCache
  @ChangeTag
  @Operation(operationId = "listPractitionerRoles", summary = "All roles, page by page")
  public Page<PractitionerRole> list(
      @Parameter(
              description = "Only the roles of this practitioner.",
              schema = @Schema(type = SchemaType.STRING, format = "uuid"))
          @QueryParam("practitioner")
          @Nullable String practitioner,
      @BeanParam PageQuery page) {
    return register.list(
        kind,
        Optional.ofNullable(practitioner).map(id -> Parameters.uuid("practitioner", id)),
        page);
  }
}
