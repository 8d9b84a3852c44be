package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.NewCourse;
import health.consilium.observation.Route;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose courses, as they were sent. */
public class CohortQuery {
  @Parameter(description = "Courses for this indication", example = "MDD")
  @QueryParam("indication")
  @Nullable String indication;

  @Parameter(description = "Courses with this drug", example = "ketamine")
  @QueryParam("drug")
  @Nullable String drug;

  @Parameter(description = "Courses by this route", example = "IV")
  @QueryParam("route")
  @Nullable String route;

  @Parameter(description = "Courses after so many failed trials, 0 to 10; 10 is ten or more")
  @QueryParam("failedTrials")
  @Nullable String failedTrials;

  Cohort cohort() {
    return new Cohort(
        Parameters.one("indication", indication, Indication.class),
        Parameters.one("drug", drug, Drug.class),
        Parameters.one("route", route, Route.class),
        trials());
  }

  private Optional<Integer> trials() {
    var trials = Parameters.integer("failedTrials", failedTrials);
    if (trials.filter(count -> count < 0 || count > NewCourse.TEN_OR_MORE).isPresent()) {
      throw Refusal.parameter("failedTrials", "must lie between 0 and 10, ten or more being 10");
    }
    return trials;
  }
}
