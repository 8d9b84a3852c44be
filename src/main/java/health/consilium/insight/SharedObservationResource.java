package health.consilium.insight;

import health.consilium.access.Scope;
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

/** Single outcomes of the network's patients, in groups in which nobody stands out. */
@Path("/v1/shared/observations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@NoStore
@Tag(name = "Insights")
public class SharedObservationResource {
  private final SharedObservations shared;

  SharedObservationResource(SharedObservations shared) {
    this.shared = shared;
  }

  @GET
  @RolesAllowed(Scope.INSIGHTS_READ)
  @Operation(
      operationId = "listSharedObservations",
      summary = "Single outcomes of the network's patients, newest release first",
      description =
          "One patient in eight may be in a row, and is then in no count of a release. Each is in"
              + " one at most, chosen at random, so that no two rows belong together. Whatever age band, sex, division, indication, drug and route a row"
              + " tells, it shares them with at least 11 patients of other clinics, whichever"
              + " clinic reads.")
  public Page<SharedObservation> list(@BeanParam SharedQuery query, @BeanParam PageQuery page) {
    return shared.list(query, page);
  }
}
