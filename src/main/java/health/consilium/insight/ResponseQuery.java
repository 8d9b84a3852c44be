package health.consilium.insight;

import health.consilium.observation.Instruments;
import health.consilium.observation.TimePoint;
import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters of a question about responses but for the cohort, as they were sent. */
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
              + " 31 days); or end-of-induction: 14 to 31 days after the last of 4 to 8 sessions"
              + " that were given within 7 to 28 days",
      example = "PT24H",
      required = true)
  @QueryParam("at")
  @Nullable String at;

  @Parameter(description = "First dose at this time or later", example = "2026-01-01T00:00:00Z")
  @QueryParam("startedFrom")
  @Nullable String startedFrom;

  @Parameter(description = "First dose before this time", example = "2027-01-01T00:00:00Z")
  @QueryParam("startedTo")
  @Nullable String startedTo;

  @Parameter(description = "An arm for each drug, route or failedTrials", example = "drug")
  @QueryParam("compare")
  @Nullable String compare;

  ResponseQuestion question(Cohort cohort, Instruments instruments) {
    var from = Parameters.instant("startedFrom", startedFrom);
    var until = Parameters.instant("startedTo", startedTo);
    Parameters.requireOrder("startedFrom", from, "startedTo", until);
    return new ResponseQuestion(
        instruments.parameter("instrument", Parameters.given("instrument", instrument)),
        Parameters.one("at", Parameters.given("at", at), TimePoint.class).orElseThrow(),
        cohort,
        Period.between(from, until),
        Parameters.one("compare", compare, ComparedBy.class));
  }
}
