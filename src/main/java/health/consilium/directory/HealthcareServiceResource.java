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

/** What the organizations offer. */
@Path("/v1/healthcare-services")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class HealthcareServiceResource
    extends CollectionResource<HealthcareService, NewHealthcareService> {
  HealthcareServiceResource(
      Register register, Attestations attestations, HealthcareServices healthcareServices) {
    super(register, attestations, healthcareServices);
  }

  @GET
  @PermitAll
  @PublicCache
  @ChangeTag
  @Operation(operationId = "listHealthcareServices", summary = "All services, page by page")
  public Page<HealthcareService> list(
      @Parameter(
              description = "Only the services of this organization.",
              schema = @Schema(type = SchemaType.STRING, format = "uuid"))
          @QueryParam("organization")
          @Nullable String organization,
      @BeanParam PageQuery page) {
    return register.list(
        kind,
        Optional.ofNullable(organization).map(id -> Parameters.uuid("organization", id)),
        page);
  }
}
