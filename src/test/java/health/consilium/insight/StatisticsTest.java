package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.stat.interval.ClopperPearsonInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;
import org.assertj.core.data.Offset;

class StatisticsTest {
  private static final Offset<Double> ROUNDING = within(1e-9);

  /** By decimals: 115 of 200 are 57.5, which no double is a hundredth of. */
  @Property(generation = GenerationMode.EXHAUSTIVE)
  void a_percent_is_whole_and_halves_go_up(
      @ForAll @IntRange(max = 200) int count, @ForAll @IntRange(min = 1, max = 200) int of) {
    Assume.that(count <= of);
    var exact =
        BigDecimal.valueOf(100L * count).divide(BigDecimal.valueOf(of), 0, RoundingMode.HALF_UP);

    assertThat(new Proportion(count, of).percent()).isEqualTo(exact.intValueExact());
  }

  @Property
  void an_interval_holds_its_estimate_and_stays_within_0_and_1(
      @ForAll("proportions") Proportion proportion) {
    var bounds = proportion.wilson();

    assertThat(bounds.contains(proportion.estimate())).isTrue();
    assertThat(bounds.low()).isBetween(0.0, 1.0);
    assertThat(bounds.high()).isBetween(0.0, 1.0);
  }

  @Property
  void the_same_share_of_more_patients_has_a_narrower_interval(
      @ForAll("proportions") Proportion proportion, @ForAll @IntRange(min = 2, max = 9) int times) {
    var more = times(proportion, times);

    assertThat(width(more.wilson())).isLessThan(width(proportion.wilson()));
  }

  @Property
  void those_who_do_not_respond_have_the_mirrored_interval(
      @ForAll("proportions") Proportion proportion) {
    var others = new Proportion(proportion.others(), proportion.of()).wilson();

    assertThat(others.low()).isCloseTo(1 - proportion.wilson().high(), ROUNDING);
    assertThat(others.high()).isCloseTo(1 - proportion.wilson().low(), ROUNDING);
  }

  @Property
  void the_exact_interval_is_that_of_an_independent_implementation(
      @ForAll("proportions") Proportion proportion) {
    // theirs fails where none or all are counted; PublishedTablesTest has such
    Assume.that(proportion.count() > 0 && proportion.others() > 0);
    var theirs =
        new ClopperPearsonInterval()
            .createInterval(proportion.of(), proportion.count(), Normal.LEVEL);

    assertThat(proportion.clopperPearson().low()).isCloseTo(theirs.getLowerBound(), within(1e-7));
    assertThat(proportion.clopperPearson().high()).isCloseTo(theirs.getUpperBound(), within(1e-7));
  }

  @Property
  void wilsons_interval_is_that_of_an_independent_implementation(
      @ForAll("proportions") Proportion proportion) {
    var theirs =
        new WilsonScoreInterval().createInterval(proportion.of(), proportion.count(), Normal.LEVEL);

    assertThat(proportion.wilson().low()).isCloseTo(theirs.getLowerBound(), ROUNDING);
    assertThat(proportion.wilson().high()).isCloseTo(theirs.getUpperBound(), ROUNDING);
  }

  @Property
  void the_exact_interval_holds_its_estimate_and_is_mirrored(
      @ForAll("proportions") Proportion proportion) {
    var bounds = proportion.clopperPearson();
    var others = new Proportion(proportion.others(), proportion.of()).clopperPearson();

    assertThat(bounds.contains(proportion.estimate())).isTrue();
    assertThat(others.low()).isCloseTo(1 - bounds.high(), within(1e-7));
    assertThat(others.high()).isCloseTo(1 - bounds.low(), within(1e-7));
  }

  @Property
  void the_same_shares_of_more_patients_have_narrower_intervals_by_every_method(
      @ForAll("proportions") Proportion one,
      @ForAll("proportions") Proportion two,
      @ForAll @IntRange(min = 2, max = 9) int times) {
    var some = new TwoByTwo(one, two);
    var more = new TwoByTwo(times(one, times), times(two, times));

    assertThat(width(times(one, times).clopperPearson())).isLessThan(width(one.clopperPearson()));
    assertThat(width(more.riskDifference().bounds()))
        .isLessThan(width(some.riskDifference().bounds()));
    assertThat(spread(more.oddsRatio().bounds())).isLessThan(spread(some.oddsRatio().bounds()));
    some.riskRatio()
        .ifPresent(
            ratio ->
                assertThat(spread(more.riskRatio().orElseThrow().bounds()))
                    .isLessThan(spread(ratio.bounds())));
  }

  @Property
  void swapped_arms_have_the_opposite_difference(
      @ForAll("proportions") Proportion one, @ForAll("proportions") Proportion two) {
    var there = new TwoByTwo(one, two).riskDifference();
    var back = new TwoByTwo(two, one).riskDifference();

    assertThat(there.bounds().contains(there.value())).isTrue();
    assertThat(back.value()).isCloseTo(-there.value(), ROUNDING);
    assertThat(back.bounds().low()).isCloseTo(-there.bounds().high(), ROUNDING);
    assertThat(back.bounds().high()).isCloseTo(-there.bounds().low(), ROUNDING);
  }

  @Property
  void swapped_arms_have_the_reciprocal_odds_ratio(
      @ForAll("proportions") Proportion one, @ForAll("proportions") Proportion two) {
    var there = new TwoByTwo(one, two).oddsRatio();
    var back = new TwoByTwo(two, one).oddsRatio();

    assertThat(there.bounds().contains(there.value())).isTrue();
    assertThat(back.value() * there.value()).isCloseTo(1, ROUNDING);
    assertThat(back.bounds().low() * there.bounds().high()).isCloseTo(1, ROUNDING);
  }

  @Property
  void swapped_arms_have_the_reciprocal_risk_ratio(
      @ForAll("proportions") Proportion one, @ForAll("proportions") Proportion two) {
    var there = new TwoByTwo(one, two).riskRatio();
    var back = new TwoByTwo(two, one).riskRatio();

    assertThat(back.isPresent()).isEqualTo(there.isPresent());
    there.ifPresent(
        ratio -> {
          assertThat(ratio.bounds().contains(ratio.value())).isTrue();
          assertThat(back.orElseThrow().value() * ratio.value()).isCloseTo(1, ROUNDING);
          assertThat(back.orElseThrow().bounds().low() * ratio.bounds().high())
              .isCloseTo(1, ROUNDING);
        });
  }

  @Provide
  Arbitrary<Proportion> proportions() {
    return Arbitraries.integers()
        .between(1, 2000)
        .flatMap(
            of -> Arbitraries.integers().between(0, of).map(count -> new Proportion(count, of)));
  }

  private static Proportion times(Proportion proportion, int times) {
    return new Proportion(proportion.count() * times, proportion.of() * times);
  }

  /** How many times the upper bound is the lower. */
  private static double spread(Bounds bounds) {
    return bounds.high() / bounds.low();
  }

  private static double width(Bounds bounds) {
    return bounds.high() - bounds.low();
  }
}
