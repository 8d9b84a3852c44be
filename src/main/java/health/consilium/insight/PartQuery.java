package health.consilium.insight;

import health.consilium.insight.disclosure.Division;
import health.consilium.observation.AgeBand;
import health.consilium.observation.Sex;
import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose some of a table's patients, as they were sent: one at most. */
public class PartQuery {
  @Parameter(description = "Only this age band; no other part beside it", example = "40-49")
  @QueryParam("ageBand")
  @Nullable String ageBand;

  @Parameter(description = "Only this sex; no other part beside it", example = "female")
  @QueryParam("sex")
  @Nullable String sex;

  @Parameter(
      description = "Only after so many failed trials: 0-1, 2, 3-4 or 5+; no other part beside it",
      example = "2")
  @QueryParam("failedTrials")
  @Nullable String failedTrials;

  @Parameter(
      description = "Only clinics of this census division; no other part beside it",
      example = "pacific")
  @QueryParam("division")
  @Nullable String division;

  ReleaseQuestion.Group group() {
    return ReleaseQuestion.Group.of(
        Parameters.one("ageBand", ageBand, AgeBand.class).orElse(null),
        Parameters.one("sex", sex, Sex.class).orElse(null),
        Parameters.one("failedTrials", failedTrials, FailedTrialsBand.class).orElse(null),
        Parameters.one("division", division, Division.class).orElse(null));
  }
}
