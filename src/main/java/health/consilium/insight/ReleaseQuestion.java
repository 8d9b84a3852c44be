package health.consilium.insight;

import health.consilium.insight.disclosure.Division;
import health.consilium.insight.disclosure.Slice;
import health.consilium.observation.AgeBand;
import health.consilium.observation.Instrument;
import health.consilium.observation.Sex;
import health.consilium.observation.TimePoint;
import org.jspecify.annotations.Nullable;

/** A cell of the menu: the first three choose the table, the last which of its patients. */
record ReleaseQuestion(Instrument instrument, TimePoint at, Treatment treatment, Group group) {
  /** Which of the patients; all when none is given. */
  record Group(
      @Nullable AgeBand ageBand,
      @Nullable Sex sex,
      @Nullable FailedTrialsBand failedTrials,
      @Nullable Division division,
      Slice slice) {
    static final Group ALL = new Group(null, null, null, null, Slice.ALL);
  }

  ReleaseKey key() {
    return ReleaseKey.of(instrument, at, treatment);
  }
}
