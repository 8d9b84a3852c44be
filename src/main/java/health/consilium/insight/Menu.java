package health.consilium.insight;

import health.consilium.insight.disclosure.Division;
import health.consilium.observation.AgeBand;
import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Instrument;
import health.consilium.observation.Instruments;
import health.consilium.observation.Route;
import health.consilium.observation.Sex;
import health.consilium.observation.TimePoint;
import java.util.List;

/**
 * What may be asked of a release. Nothing else exists, so that nothing can be got by subtracting
 * one answer from another.
 *
 * @param instruments one must be given; so must one of the next four
 * @param at when outcomes are judged: ISO 8601 durations after the first dose, and end-of-induction
 * @param indications what was treated
 * @param drugs what was given
 * @param routes how
 * @param parts at most one of these may be given, with one of its values
 */
public record Menu(
    List<String> instruments,
    List<TimePoint> at,
    List<Indication> indications,
    List<Drug> drugs,
    List<Route> routes,
    Parts parts) {

  /** By what the patients of an answer may be told apart, one at a time. */
  public record Parts(
      List<AgeBand> ageBand,
      List<Sex> sex,
      List<FailedTrialsBand> failedTrials,
      List<Division> division) {}

  static Menu of(Instruments instruments) {
    return new Menu(
        instruments.all().stream()
            .filter(each -> each.response() != null)
            .map(Instrument::id)
            .toList(),
        List.of(TimePoint.values()),
        List.of(Indication.values()),
        List.of(Drug.values()),
        List.of(Route.values()),
        new Parts(
            List.of(AgeBand.values()),
            List.of(Sex.values()),
            List.of(FailedTrialsBand.values()),
            List.of(Division.values())));
  }
}
