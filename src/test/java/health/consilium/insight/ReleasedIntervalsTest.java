package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import health.consilium.insight.disclosure.Shown;
import health.consilium.observation.TimePoint;
import java.util.Objects;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** The intervals of releases: in whole numbers, from rounded counts. */
class ReleasedIntervalsTest {
  /** Of a share, whose percent is rounded up at its half on either side. */
  private static final int A_PERCENT = 1;

  @Property
  void the_interval_of_a_share_holds_it_and_is_narrower_for_more_of_the_same(
      @ForAll("counts") Shown counts,
      @ForAll @IntRange(min = 2, max = 9) int times,
      @ForAll boolean events) {
    Function<Shown, Share> share = events ? Share::ofEvents : Share::ofResponders;
    var some = share.apply(counts);
    var more = share.apply(new Shown(counts.evaluable() * times, counts.responders() * times));

    assertThat(some.interval().low()).isBetween(0, some.percent());
    assertThat(some.interval().high()).isBetween(some.percent(), 100);
    assertThat(more.percent()).isEqualTo(some.percent());
    assertThat(more.interval().low()).isGreaterThanOrEqualTo(some.interval().low());
    assertThat(more.interval().high()).isLessThanOrEqualTo(some.interval().high());
  }

  @Property
  void those_who_did_not_respond_have_the_mirrored_interval(
      @ForAll("counts") Shown counts, @ForAll boolean events) {
    Function<Shown, Share> share = events ? Share::ofEvents : Share::ofResponders;
    var some = share.apply(counts).interval();
    var others =
        share
            .apply(new Shown(counts.evaluable(), counts.evaluable() - counts.responders()))
            .interval();

    assertThat(others.low()).isCloseTo(100 - some.high(), within(A_PERCENT));
    assertThat(others.high()).isCloseTo(100 - some.low(), within(A_PERCENT));
  }

  @Property
  void the_interval_of_a_mean_holds_it_is_centred_and_narrower_for_more_patients(
      @ForAll @IntRange(max = 60) int mean,
      @ForAll @IntRange(min = 1, max = 30) int deviation,
      @ForAll @IntRange(min = 5, max = 400) int fives,
      @ForAll @IntRange(min = 2, max = 9) int times) {
    var some = ofMean(5 * fives, mean, deviation);
    var more = ofMean(5 * fives * times, mean, deviation);
    var wider = ofMean(5 * fives, mean, deviation + 1);

    assertThat(mean).isBetween(some.low(), some.high());
    assertThat(some.high() - mean).isCloseTo(mean - some.low(), within(1));
    assertThat(more.high() - more.low()).isLessThanOrEqualTo(some.high() - some.low());
    assertThat(wider.low()).isLessThanOrEqualTo(some.low());
    assertThat(wider.high()).isGreaterThanOrEqualTo(some.high());
  }

  private static WholeInterval ofMean(int evaluable, int mean, int deviation) {
    var score = ReleasedScore.shown(TimePoint.P7D, evaluable, null, mean, deviation, 1);
    return Objects.requireNonNull(score.shown()).interval();
  }

  /** What is told of a share. */
  private record Share(int percent, WholeInterval interval) {
    static Share ofResponders(Shown counts) {
      var shown = Objects.requireNonNull(ReleasedCell.shown(counts, 1).shown());
      return new Share(shown.percent(), shown.interval());
    }

    static Share ofEvents(Shown counts) {
      var shown = Objects.requireNonNull(ReleasedEvents.shown(counts, 1).shown());
      return new Share(shown.percent(), shown.interval());
    }
  }

  /** Multiples of five, with at least ten of either outcome. */
  @Provide
  Arbitrary<Shown> counts() {
    return Arbitraries.integers()
        .between(4, 400)
        .flatMap(
            of ->
                Arbitraries.integers()
                    .between(2, of - 2)
                    .map(responders -> new Shown(5 * of, 5 * responders)));
  }
}
