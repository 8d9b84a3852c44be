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

/** Insurers' networks. */
@Path("/v1/networks")
@RunOnVirtualThread
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Directory")
public class NetworkResource extends CollectionResource<Network, NewNetwork> {
  NetworkResource(Register register, Attestations attestations, Networks networks) {
    super(register, attestations, networks);
  }

  @GET
  @PermitAll
  @PublicCache
  @ChangeTag
  @Operation(operationId = "listNetworks", summary = "All networks, page by page")
  public Page<Network> list(@BeanParam PageQuery page) {
    return register.list(kind, Optional.empty(), page);
  }
}
