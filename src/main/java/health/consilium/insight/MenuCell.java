package health.consilium.insight;

import health.consilium.insight.disclosure.Division;
import health.consilium.observation.AgeBand;
import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Instrument;
import health.consilium.observation.Route;
import health.consilium.observation.Sex;
import health.consilium.observation.TimePoint;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the menu, whatever a release tells of it.
 *
 * @param instrument its id or code
 * @param at when, an ISO 8601 duration after the first dose, or end-of-induction
 * @param ageBand which of the patients; so are the next three, of which one is there at most
 */
public record MenuCell(
    @Schema(examples = "MADRS") String instrument,
    TimePoint at,
    Indication indication,
    Drug drug,
    Route route,
    @Nullable AgeBand ageBand,
    @Nullable Sex sex,
    @Nullable FailedTrialsBand failedTrials,
    @Nullable Division division) {
  public MenuCell {
    ReleaseQuestion.Group.of(ageBand, sex, failedTrials, division);
  }

  ReleaseQuestion question(Instrument named) {
    return new ReleaseQuestion(
        named,
        at,
        new Treatment(indication, drug, route),
        ReleaseQuestion.Group.of(ageBand, sex, failedTrials, division));
  }
}
