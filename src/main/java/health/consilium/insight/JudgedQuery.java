package health.consilium.insight;

import health.consilium.observation.Instrument;
import health.consilium.observation.Instruments;
import health.consilium.observation.TimePoint;
import health.consilium.platform.http.Parameters;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameters that choose by what and when outcomes of the menu are judged. */
public class JudgedQuery {
  @Parameter(
      description = "By which instrument: its id or code",
      example = "MADRS",
      required = true)
  @QueryParam("instrument")
  @Nullable String instrument;

  @Parameter(
      description = "How long after the first dose, or end-of-induction",
      example = "PT24H",
      required = true)
  @QueryParam("at")
  @Nullable String at;

  ReleaseQuestion question(Treatment treatment, ReleaseQuestion.Group group, Instruments all) {
    return new ReleaseQuestion(instrument(all), at(), treatment, group);
  }

  private Instrument instrument(Instruments all) {
    return all.parameter("instrument", Parameters.given("instrument", instrument));
  }

  private TimePoint at() {
    return Parameters.oneGiven("at", at, TimePoint.class);
  }
}
