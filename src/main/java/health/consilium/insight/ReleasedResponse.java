package health.consilium.insight;

import health.consilium.insight.disclosure.Division;
import health.consilium.observation.AgeBand;
import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.OutcomeRules;
import health.consilium.observation.Route;
import health.consilium.observation.Sex;
import health.consilium.observation.TimePoint;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How many of the network's patients responded, as one release tells it.
 *
 * @param rule what counts as a response
 * @param ageBand which of the patients; so are the next three, of which one is there at most
 */
public record ReleasedResponse(
    Release release,
    @Schema(examples = "MADRS") String instrument,
    TimePoint at,
    @Schema(examples = "at least 50 % below baseline") String rule,
    Indication indication,
    Drug drug,
    Route route,
    @Nullable AgeBand ageBand,
    @Nullable Sex sex,
    @Nullable FailedTrialsBand failedTrials,
    @Nullable Division division,
    ReleasedCell cell) {

  static ReleasedResponse of(ReleaseQuestion question, ReleaseReading.Answer answer) {
    var group = question.group();
    return new ReleasedResponse(
        answer.release(),
        question.instrument().id(),
        question.at(),
        OutcomeRules.of(question.instrument()).text(),
        question.treatment().indication(),
        question.treatment().drug(),
        question.treatment().route(),
        group.ageBand(),
        group.sex(),
        group.failedTrials(),
        group.division(),
        answer.cell());
  }
}
