package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.OutcomeRules;
import health.consilium.observation.Route;
import health.consilium.observation.TimePoint;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where the caller's clinic stands among the network's by the share of its patients who responded,
 * as one release tells it to this clinic alone.
 *
 * @param instrument by which outcomes are judged
 * @param rule what counts as a response
 */
public record ReleasedPercentile(
    Release release,
    @Schema(examples = "MADRS") String instrument,
    TimePoint at,
    @Schema(examples = "at least 50 % below baseline") String rule,
    Indication indication,
    Drug drug,
    Route route,
    ReleasedStanding standing) {

  static ReleasedPercentile of(ReleaseQuestion question, Standings.Answer answer) {
    var treatment = question.treatment();
    return new ReleasedPercentile(
        answer.release(),
        question.instrument().id(),
        question.at(),
        OutcomeRules.of(question.instrument()).text(),
        treatment.indication(),
        treatment.drug(),
        treatment.route(),
        answer.standing());
  }
}
