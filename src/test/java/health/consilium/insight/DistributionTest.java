package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.assertj.core.data.Offset;

class DistributionTest {
  private static final Offset<Double> ROUNDING = within(1e-9);

  @Property
  void counts_say_what_the_values_themselves_say(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 60) Integer> values) {
    var distribution = of(values);
    var statistics = new DescriptiveStatistics(doubles(values));

    assertThat(distribution.n()).isEqualTo(values.size());
    assertThat(distribution.mean()).isCloseTo(statistics.getMean(), ROUNDING);
  }

  @Property
  void quantiles_are_those_of_type_7(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 60) Integer> values,
      @ForAll @DoubleRange(min = 0.01, max = 1) double share) {
    var seven = new Percentile().withEstimationType(Percentile.EstimationType.R_7);

    assertThat(of(values).quantile(share))
        .isCloseTo(seven.evaluate(doubles(values), 100 * share), within(1e-6));
  }

  @Property
  void the_interval_is_centred_on_the_mean_and_narrower_for_more_of_the_same(
      @ForAll @Size(min = 2, max = 60) List<@IntRange(min = 0, max = 60) Integer> values,
      @ForAll @IntRange(min = 2, max = 9) int times) {
    var some = of(values);
    var more =
        new Distribution(
            some.bars().stream()
                .map(bar -> new Distribution.Bar(bar.value(), bar.count() * times))
                .toList());

    var interval = some.meanInterval().orElseThrow();

    assertThat((interval.low() + interval.high()) / 2).isCloseTo(some.mean(), ROUNDING);
    assertThat(width(more)).isLessThanOrEqualTo(width(some));
  }

  /** Whatever the number of patients, from two to a network's. */
  @Property
  void students_reach_is_that_of_the_t_distribution(
      @ForAll @IntRange(min = 2, max = 1_000_000) int n) {
    double t = new TDistribution(n - 1).inverseCumulativeProbability(0.975);

    assertThat(Student.reach(Math.sqrt(n), n)).isCloseTo(t, withinPercentage(1e-6));
  }

  /** The extra sleep of ten patients on hyoscine (Student 1908): 2.33 hours, 0.90 to 3.76 in R. */
  @Example
  void students_own_ten_patients_come_to_the_published_interval() {
    var sleep =
        new Distribution(
            List.of(
                new Distribution.Bar(-0.1, 1),
                new Distribution.Bar(0.1, 1),
                new Distribution.Bar(0.8, 1),
                new Distribution.Bar(1.1, 1),
                new Distribution.Bar(1.6, 1),
                new Distribution.Bar(1.9, 1),
                new Distribution.Bar(3.4, 1),
                new Distribution.Bar(4.4, 1),
                new Distribution.Bar(4.6, 1),
                new Distribution.Bar(5.5, 1)));

    assertThat(sleep.mean()).isCloseTo(2.33, ROUNDING);
    assertThat(sleep.meanInterval().orElseThrow().low()).isCloseTo(0.8976775, within(1e-7));
    assertThat(sleep.meanInterval().orElseThrow().high()).isCloseTo(3.7623225, within(1e-7));
  }

  @Example
  void a_single_value_is_its_median_and_quartiles_and_has_no_interval() {
    var single = of(List.of(17));

    assertThat(List.of(single.quantile(0.25), single.quantile(0.5), single.quantile(0.75)))
        .containsOnly(17.0);
    assertThat(single.meanInterval()).isEmpty();
  }

  @Example
  void values_that_are_all_alike_have_an_interval_without_width() {
    var interval = of(List.of(12, 12, 12)).meanInterval().orElseThrow();

    assertThat(interval).isEqualTo(new Bounds(12, 12));
  }

  @Example
  void nothing_can_be_said_of_nobody() {
    assertThatThrownBy(() -> new Distribution(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Distribution of(List<Integer> values) {
    Map<Integer, Integer> counts = new TreeMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return new Distribution(
        counts.entrySet().stream()
            .map(each -> new Distribution.Bar(each.getKey(), each.getValue()))
            .toList());
  }

  private static double[] doubles(List<Integer> values) {
    return values.stream().mapToDouble(Integer::doubleValue).toArray();
  }

  private static double width(Distribution distribution) {
    var interval = distribution.meanInterval().orElseThrow();
    return interval.high() - interval.low();
  }
}
