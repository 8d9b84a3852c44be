package health.consilium.insight;

import health.consilium.observation.Instrument;
import health.consilium.observation.Instruments;
import health.consilium.platform.http.Parameters;
import health.consilium.platform.problem.Refusal;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** The query parameter of a question about scores over time beside the cohort, as it was sent. */
public class TrajectoryQuery {
  @Parameter(
      description = "Of which rating scale: its id or code",
      example = "MADRS",
      required = true)
  @QueryParam("instrument")
  @Nullable String instrument;

  /**
   * The rating scale.
   *
   * @throws Refusal 400 when there is none of that name, or it is a vital sign
   */
  Instrument scale(Instruments instruments) {
    var named = instruments.parameter("instrument", Parameters.given("instrument", instrument));
    if (named.direction() == null) {
      throw Refusal.parameter("instrument", "must be a rating scale, and is a vital sign");
    }
    return named;
  }
}
