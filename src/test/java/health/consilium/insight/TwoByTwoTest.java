package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TwoByTwoTest {
  private static final Offset<Double> FULL_PRECISION = within(1e-12);

  private final TwoByTwo murrough = new TwoByTwo(new Proportion(30, 47), new Proportion(7, 25));
  private final JsonNode oracle = oracle();

  @Test
  void proportions_and_wilson_intervals_agree_with_the_oracle() {
    assertThat(murrough.first().estimate()).isEqualTo(oracle.get("p1").doubleValue());
    assertThat(murrough.second().estimate()).isEqualTo(oracle.get("p2").doubleValue());
    assertBounds(murrough.first().wilson(), "wilson1");
    assertBounds(murrough.second().wilson(), "wilson2");
  }

  @Test
  void the_risk_difference_and_newcombes_interval_agree_with_the_oracle() {
    assertEstimate(murrough.riskDifference(), "rd", "rd_newcombe");
  }

  @Test
  void the_number_needed_to_treat_agrees_with_the_oracle() {
    assertThat(murrough.numberNeededToTreat().orElseThrow())
        .isCloseTo(oracle.get("nnt").doubleValue(), FULL_PRECISION);
  }

  @Test
  void the_risk_ratio_agrees_with_the_oracle() {
    assertEstimate(murrough.riskRatio().orElseThrow(), "rr", "rr_ci");
  }

  @Test
  void the_crude_odds_ratio_and_woolfs_interval_agree_with_the_oracle() {
    assertEstimate(murrough.oddsRatio(), "or_", "or_woolf");
    assertThat(murrough.hasZeroCell()).isFalse();
  }

  @Test
  void no_number_needed_to_treat_where_the_difference_may_be_none() {
    var alike = new TwoByTwo(new Proportion(5, 10), new Proportion(4, 10));

    assertThat(alike.riskDifference().bounds().contains(0)).isTrue();
    assertThat(alike.numberNeededToTreat()).isEmpty();
  }

  @Test
  void fewer_responders_make_the_number_needed_to_treat_negative() {
    var swapped = new TwoByTwo(new Proportion(7, 25), new Proportion(30, 47));

    assertThat(swapped.numberNeededToTreat().orElseThrow())
        .isCloseTo(-oracle.get("nnt").doubleValue(), FULL_PRECISION);
  }

  @Test
  void with_a_zero_cell_one_half_is_added_to_all_four() {
    var table = new TwoByTwo(new Proportion(3, 10), new Proportion(0, 10));

    var odds = table.oddsRatio();

    assertThat(table.hasZeroCell()).isTrue();
    assertThat(odds.value()).isCloseTo(3.5 * 10.5 / (7.5 * 0.5), FULL_PRECISION);
    double deviation = Math.sqrt(1 / 3.5 + 1 / 7.5 + 1 / 0.5 + 1 / 10.5);
    assertThat(Math.log(odds.bounds().high() / odds.value()))
        .isCloseTo(Normal.Z * deviation, FULL_PRECISION);
  }

  @Test
  void without_a_responder_in_an_arm_there_is_no_risk_ratio() {
    assertThat(new TwoByTwo(new Proportion(0, 9), new Proportion(3, 9)).riskRatio()).isEmpty();
    assertThat(new TwoByTwo(new Proportion(3, 9), new Proportion(0, 9)).riskRatio()).isEmpty();
  }

  @Test
  void where_everybody_responds_in_both_arms_there_is_no_risk_ratio() {
    assertThat(new TwoByTwo(new Proportion(9, 9), new Proportion(9, 9)).riskRatio()).isEmpty();
  }

  @Test
  void z_is_the_quantile_itself_and_not_196() {
    assertThat(Normal.Z).isCloseTo(1.959963984540054, within(1e-14));
  }

  private void assertEstimate(TwoByTwo.Estimate estimate, String value, String bounds) {
    assertThat(estimate.value()).isCloseTo(oracle.get(value).doubleValue(), FULL_PRECISION);
    assertBounds(estimate.bounds(), bounds);
  }

  private void assertBounds(Bounds bounds, String name) {
    assertThat(bounds.low()).isCloseTo(oracle.get(name).get(0).doubleValue(), FULL_PRECISION);
    assertThat(bounds.high()).isCloseTo(oracle.get(name).get(1).doubleValue(), FULL_PRECISION);
  }

  private static JsonNode oracle() {
    try (var file = TwoByTwoTest.class.getResourceAsStream("/insight/murrough_oracle.json")) {
      return new ObjectMapper().readTree(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
