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

/** The plans of the networks. */
@Path("/v1/insurance-plans")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class InsurancePlanResource extends CollectionResource<InsurancePlan, NewInsurancePlan> {
  InsurancePlanResource(
      Register register, Attestations attestations, InsurancePlans insurancePlans) {
    super(register, attestations, insurancePlans);
  }

  @GET
  @PermitAll
  @PublicCache
  @ChangeTag
  @Operation(operationId = "listInsurancePlans", summary = "All insurance plans, page by page")
  public Page<InsurancePlan> list(
      @Parameter(
              description = "Only the plans of this network.",
              schema = @Schema(type = SchemaType.STRING, format = "uuid"))
          @QueryParam("network")
          @Nullable String network,
      @BeanParam PageQuery page) {
    return register.list(
        kind, Optional.ofNullable(network).map(id -> Parameters.uuid("network", id)), page);
  }
}
