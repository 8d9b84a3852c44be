package health.consilium.insight;

import health.consilium.insight.disclosure.Division;
import health.consilium.insight.disclosure.Slice;
import health.consilium.observation.AgeBand;
import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Instrument;
import health.consilium.observation.Route;
import health.consilium.observation.Sex;
import health.consilium.observation.TimePoint;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the menu: the first five choose the table, at most one of the last four a part of it.
 */
record ReleaseQuestion(
    Instrument instrument,
    TimePoint at,
    Indication indication,
    Drug drug,
    Route route,
    Group group) {
  /** Which of the patients; all when none is given. */
  record Group(
      @Nullable AgeBand ageBand,
      @Nullable Sex sex,
      @Nullable FailedTrialsBand failedTrials,
      @Nullable Division division,
      Slice slice) {}

  ReleaseKey key() {
    return ReleaseKey.of(instrument, at, indication, drug, route);
  }
}
