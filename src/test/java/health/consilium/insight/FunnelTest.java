package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FunnelTest {
  /** scipy.stats.binom.ppf of 0.001, 0.025, 0.975 and 0.999. */
  @ParameterizedTest
  @CsvSource({
    "24, 3, 5, 7, 10, 19, 21",
    "12, 20, 35, 2, 3, 10, 12",
    "40, 1, 10, 0, 1, 8, 11",
    "100, 1, 20, 0, 1, 10, 13",
    "1, 3, 10, 0, 0, 1, 1",
    "200, 1, 2, 78, 86, 114, 122",
  })
  void the_limits_are_the_quantiles_of_the_binomial_distribution(
      int patients, int some, int of, int rareLow, int low, int high, int rareHigh) {
    var funnel = Funnel.of(new Proportion(0, patients), new Proportion(some, of));

    assertThat(funnel.usual()).isEqualTo(new Funnel.Limits(low, high));
    assertThat(funnel.rare()).isEqualTo(new Funnel.Limits(rareLow, rareHigh));
  }

  @ParameterizedTest
  @CsvSource({
    "77, FAR_BELOW",
    "78, BELOW",
    "85, BELOW",
    "86, WITHIN",
    "114, WITHIN",
    "115, ABOVE",
    "122, ABOVE",
    "123, FAR_ABOVE",
  })
  void a_place_is_beyond_a_limit_and_not_at_it(int withEvent, FunnelPlace place) {
    assertThat(Funnel.of(new Proportion(withEvent, 200), new Proportion(1, 2)).place())
        .isEqualTo(place);
  }

  @Property
  void the_rare_limits_hold_the_usual_ones_and_these_the_expected_count(
      @ForAll @IntRange(min = 1, max = 500) int patients,
      @ForAll @IntRange(min = 2, max = 20) int some,
      @ForAll @IntRange(min = 2, max = 20) int others) {
    var funnel =
        Funnel.of(new Proportion(0, patients), new Proportion(5 * some, 5 * (some + others)));

    double expected = (double) patients * some / (some + others);
    assertThat(funnel.rare().low()).isLessThanOrEqualTo(funnel.usual().low());
    assertThat(funnel.rare().high()).isGreaterThanOrEqualTo(funnel.usual().high());
    assertThat(expected).isBetween((double) funnel.usual().low(), (double) funnel.usual().high());
  }
}
