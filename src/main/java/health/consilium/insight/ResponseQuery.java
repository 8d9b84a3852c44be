package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Instruments;
import health.consilium.observation.NewCourse;
import health.consilium.observation.Route;
import health.consilium.observation.TimePoint;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a question about responses, as they were sent. */
public class ResponseQuery {
  @Parameter(
      description = "By which instrument: its id or code",
      example = "MADRS",
      required = true)
  @QueryParam("instrument")
  @Nullable String instrument;

  @Parameter(
      description =
          "How long after the first dose: PT24H (18 to 30 hours), P7D (6 to 8 days) or P28D (25 to"
              + " 31 days)",
      example = "PT24H",
      required = true)
  @QueryParam("at")
  @Nullable String at;

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

  @Parameter(description = "First dose at this time or later", example = "2026-01-01T00:00:00Z")
  @QueryParam("startedFrom")
  @Nullable String startedFrom;

  @Parameter(description = "First dose before this time", example = "2027-01-01T00:00:00Z")
  @QueryParam("startedTo")
  @Nullable String startedTo;

  @Parameter(description = "An arm for each drug, route or failedTrials", example = "drug")
  @QueryParam("compare")
  @Nullable String compare;

  ResponseQuestion question(Instruments instruments) {
    return new ResponseQuestion(
        instruments.parameter("instrument", given("instrument", instrument)),
        Parameters.one("at", given("at", at), TimePoint.class).orElseThrow(),
        cohort(),
        Parameters.one("compare", compare, ComparedBy.class));
  }

  private Cohort cohort() {
    return new Cohort(
        Parameters.one("indication", indication, Indication.class),
        Parameters.one("drug", drug, Drug.class),
        Parameters.one("route", route, Route.class),
        failedTrials(),
        Parameters.instant("startedFrom", startedFrom),
        Parameters.instant("startedTo", startedTo));
  }

  private Optional<Integer> failedTrials() {
    var trials = Parameters.integer("failedTrials", failedTrials);
    if (trials.filter(count -> count < 0 || count > NewCourse.TEN_OR_MORE).isPresent()) {
      throw Refusal.parameter("failedTrials", "must lie between 0 and 10, ten or more being 10");
    }
    return trials;
  }

  private static String given(String name, @Nullable String value) {
    return Optional.ofNullable(value).orElseThrow(() -> Refusal.parameter(name, "must be given"));
  }
}
