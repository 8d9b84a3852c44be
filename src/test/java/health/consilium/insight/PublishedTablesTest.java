package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The intervals that textbooks and the methods' own papers print, to the digits printed there. */
class PublishedTablesTest {
  private static final Offset<Double> FOUR_DECIMALS = within(0.00005);
  private static final Offset<Double> TWO_DECIMALS = within(0.005);

  /** Newcombe, Statistics in Medicine 1998;17:857-872, table I. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2553, 0.3662",
    "15, 148, 0.0624, 0.1605",
    "0, 20, 0.0000, 0.1611",
    "1, 29, 0.0061, 0.1718",
  })
  void wilsons_intervals_of_single_proportions(int count, int of, double low, double high) {
    assertBounds(new Proportion(count, of).wilson(), low, high);
  }

  /** The same table. */
  @ParameterizedTest
  @CsvSource({
    "81, 263, 0.2527, 0.3676",
    "15, 148, 0.0578, 0.1617",
    "0, 20, 0.0000, 0.1684",
    "1, 29, 0.0009, 0.1776",
  })
  void clopper_and_pearsons_intervals_of_single_proportions(
      int count, int of, double low, double high) {
    assertBounds(new Proportion(count, of).clopperPearson(), low, high);
  }

  /** Newcombe, Statistics in Medicine 1998;17:873-890, table II, method 10. */
  @ParameterizedTest
  @CsvSource({
    "56, 70, 48, 80, 0.0524, 0.3339",
    "9, 10, 3, 10, 0.1705, 0.8090",
    "6, 7, 2, 7, 0.0582, 0.8062",
    "5, 56, 0, 29, -0.0381, 0.1926",
    "0, 10, 0, 20, -0.1611, 0.2775",
    "0, 10, 0, 10, -0.2775, 0.2775",
    "10, 10, 0, 20, 0.6791, 1.0000",
    "10, 10, 0, 10, 0.6075, 1.0000",
  })
  void newcombes_intervals_of_differences(
      int count, int of, int otherCount, int otherOf, double low, double high) {
    var table = new TwoByTwo(new Proportion(count, of), new Proportion(otherCount, otherOf));

    assertBounds(table.riskDifference().bounds(), low, high);
  }

  /** Heart attacks under placebo and aspirin: Agresti, Categorical Data Analysis, 2002, 3.1. */
  @Test
  void the_ratios_of_the_physicians_health_study() {
    var table = new TwoByTwo(new Proportion(189, 11034), new Proportion(104, 11037));

    assertThat(table.oddsRatio().value()).isCloseTo(1.83, TWO_DECIMALS);
    assertThat(table.oddsRatio().bounds().low()).isCloseTo(1.44, TWO_DECIMALS);
    assertThat(table.oddsRatio().bounds().high()).isCloseTo(2.33, TWO_DECIMALS);
    assertThat(table.riskRatio().orElseThrow().value()).isCloseTo(1.82, TWO_DECIMALS);
    assertThat(table.riskRatio().orElseThrow().bounds().low()).isCloseTo(1.43, TWO_DECIMALS);
    assertThat(table.riskRatio().orElseThrow().bounds().high()).isCloseTo(2.31, TWO_DECIMALS);
  }

  private static void assertBounds(Bounds bounds, double low, double high) {
    assertThat(bounds.low()).isCloseTo(low, FOUR_DECIMALS);
    assertThat(bounds.high()).isCloseTo(high, FOUR_DECIMALS);
  }
}
