package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose a treatment of the menu, as they were sent. */
public class TreatmentQuery {
  @Parameter(description = "Treated for", example = "MDD", required = true)
  @QueryParam("indication")
  @Nullable String indication;

  @Parameter(description = "Treated with", example = "ketamine", required = true)
  @QueryParam("drug")
  @Nullable String drug;

  @Parameter(description = "Treated by this route", example = "IV", required = true)
  @QueryParam("route")
  @Nullable String route;

  Treatment treatment() {
    return new Treatment(
        Parameters.oneGiven("indication", indication, Indication.class),
        Parameters.oneGiven("drug", drug, Drug.class),
        Parameters.oneGiven("route", route, Route.class));
  }
}
