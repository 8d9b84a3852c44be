package health.consilium.insight;

import health.consilium.insight.disclosure.Dimension;
import health.consilium.insight.disclosure.Division;
import health.consilium.insight.disclosure.Slice;
import health.consilium.observation.AgeBand;
import health.consilium.observation.Coded;
import health.consilium.observation.Instrument;
import health.consilium.observation.Sex;
import health.consilium.observation.TimePoint;
import health.consilium.platform.problem.Refusal;
import java.util.Optional;
import java.util.stream.Stream;
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

    /**
     * The patients of that part.
     *
     * @throws Refusal.Invalid when there is more than one
     */
    static Group of(
        @Nullable AgeBand ageBand,
        @Nullable Sex sex,
        @Nullable FailedTrialsBand failedTrials,
        @Nullable Division division) {
      var slices =
          Stream.of(
                  slice(Dimension.AGE_BAND, ageBand),
                  slice(Dimension.SEX, sex),
                  slice(Dimension.FAILED_TRIALS, failedTrials),
                  slice(Dimension.DIVISION, division))
              .flatMap(Optional::stream)
              .toList();
      if (slices.size() > 1) {
        throw new Refusal.Invalid(
            "division", "and ageBand, sex and failedTrials exclude each other: give one at most");
      }
      var slice = slices.isEmpty() ? Slice.ALL : slices.getFirst();
      return new Group(ageBand, sex, failedTrials, division, slice);
    }

    private static Optional<Slice> slice(Dimension by, @Nullable Coded category) {
      return Optional.ofNullable(category).map(each -> new Slice(by, each.number()));
    }
  }

  ReleaseKey key() {
    return ReleaseKey.of(instrument, at, treatment);
  }
}
