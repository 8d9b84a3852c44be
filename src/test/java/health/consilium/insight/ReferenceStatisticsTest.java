package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every statistic that answers show, against SciPy and NumPy. */
class ReferenceStatisticsTest {
  private static final Offset<Double> PRECISION = within(1e-9);

  /** The inverse of the beta distribution is iterated, here to so much. */
  private static final Offset<Double> ITERATED = within(1e-8);

  @ParameterizedTest
  @CsvFileSource(resources = "/insight/reference_statistics.csv", delimiter = ';')
  void it_is_what_another_library_says(
      String statistic, String arguments, double value, double low, double high) {
    var numbers = Stream.of(arguments.split(" ", -1)).map(Integer::valueOf).toList();
    switch (statistic) {
      case "wilson" -> assertBounds(proportion(numbers, 0).wilson(), low, high);
      case "clopper-pearson" -> {
        var bounds = proportion(numbers, 0).clopperPearson();
        assertThat(bounds.low()).isCloseTo(low, ITERATED);
        assertThat(bounds.high()).isCloseTo(high, ITERATED);
      }
      case "newcombe" -> assertEstimate(table(numbers).riskDifference(), value, low, high);
      case "katz" -> assertEstimate(table(numbers).riskRatio().orElseThrow(), value, low, high);
      case "woolf" -> assertEstimate(table(numbers).oddsRatio(), value, low, high);
      case "quantile" ->
          assertThat(distribution(numbers).quantile(value)).isCloseTo(low, PRECISION);
      case "student" -> {
        assertThat(distribution(numbers).mean()).isCloseTo(value, PRECISION);
        assertBounds(distribution(numbers).meanInterval().orElseThrow(), low, high);
      }
      default -> throw new IllegalArgumentException(statistic);
    }
  }

  private static Proportion proportion(List<Integer> numbers, int from) {
    return new Proportion(numbers.get(from), numbers.get(from + 1));
  }

  private static TwoByTwo table(List<Integer> numbers) {
    return new TwoByTwo(proportion(numbers, 0), proportion(numbers, 2));
  }

  private static Distribution distribution(List<Integer> values) {
    var counts = new TreeMap<Integer, Integer>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return new Distribution(
        counts.entrySet().stream()
            .map(entry -> new Distribution.Bar(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static void assertEstimate(
      TwoByTwo.Estimate estimate, double value, double low, double high) {
    assertThat(estimate.value()).isCloseTo(value, PRECISION);
    assertBounds(estimate.bounds(), low, high);
  }

  private static void assertBounds(Bounds bounds, double low, double high) {
    assertThat(bounds.low()).isCloseTo(low, PRECISION);
    assertThat(bounds.high()).isCloseTo(high, PRECISION);
  }
}
