package health.consilium.insight;

import health.consilium.insight.disclosure.Dimension;
import health.consilium.insight.disclosure.Division;
import health.consilium.insight.disclosure.Slice;
import health.consilium.observation.AgeBand;
import health.consilium.observation.Coded;
import health.consilium.observation.Sex;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.stream.Stream;
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
    if (Stream.of(ageBand, sex, failedTrials, division).filter(part -> part != null).count() > 1) {
      throw Refusal.parameter(
          "division", "and ageBand, sex and failedTrials exclude each other: give one at most");
    }
    var byAge = Parameters.one("ageBand", ageBand, AgeBand.class);
    var bySex = Parameters.one("sex", sex, Sex.class);
    var byTrials = Parameters.one("failedTrials", failedTrials, FailedTrialsBand.class);
    var byDivision = Parameters.one("division", division, Division.class);
    var slice =
        slice(Dimension.AGE_BAND, byAge)
            .or(() -> slice(Dimension.SEX, bySex))
            .or(() -> slice(Dimension.FAILED_TRIALS, byTrials))
            .or(() -> slice(Dimension.DIVISION, byDivision))
            .orElse(Slice.ALL);
    return new ReleaseQuestion.Group(
        byAge.orElse(null),
        bySex.orElse(null),
        byTrials.orElse(null),
        byDivision.orElse(null),
        slice);
  }

  private static Optional<Slice> slice(Dimension by, Optional<? extends Coded> category) {
    return category.map(each -> new Slice(by, each.number()));
  }
}
