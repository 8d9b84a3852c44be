package health.consilium.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OutcomeRulesTest {
  @Inject Database database;

  @ParameterizedTest
  @CsvSource({
    "MADRS, 30, 15, true", // exactly half counts
    "MADRS, 30, 16, false",
    "MADRS, 31, 15, true",
    "MADRS, 31, 16, false",
    "PCL5, 50, 40, true", // ten points
    "PCL5, 50, 41, false",
    "YBOCS, 20, 13, true", // 35 %
    "YBOCS, 20, 14, false",
    "PAIN_NRS, 10, 7, true", // 30 %
    "PAIN_NRS, 10, 8, false",
    "PROMIS_DEP, 60, 55, true", // five points down
    "PROMIS10_GMH, 40, 45, true", // five points up
    "PROMIS10_GMH, 40, 35, false",
  })
  void a_response_is_judged_by_the_instruments_own_rule(
      String instrument, int baseline, int followUp, boolean response) {
    assertThat(judged("responder", instrument, baseline, followUp)).isEqualTo(response);
  }

  @ParameterizedTest
  @CsvSource({
    "MADRS, 10, true",
    "MADRS, 11, false",
    "PHQ9, 4, true",
    "PHQ9, 5, false",
    "BPI_INT, 0,", // no accepted threshold
  })
  void remission_is_judged_by_the_instruments_own_threshold(
      String instrument, int followUp, @Nullable Boolean remission) {
    assertThat(judged("remitted", instrument, followUp, followUp)).isEqualTo(remission);
  }

  @ParameterizedTest
  @CsvSource({
    "MADRS, 30, 32, true",
    "MADRS, 30, 31, false",
    "BDI2, 40, 47, true", // 17.5 % of 40 are 7
    "BDI2, 40, 46, false",
    "PROMIS10_GMH, 40, 38, true", // lower is worse
    "PROMIS10_GMH, 40, 42, false",
  })
  void worse_is_the_smallest_important_change_the_wrong_way(
      String instrument, int baseline, int followUp, boolean worse) {
    assertThat(judged("worse", instrument, baseline, followUp)).isEqualTo(worse);
  }

  @ParameterizedTest
  @CsvSource({
    "MADRS, 30, 28, true",
    "MADRS, 30, 29, false",
    "BDI2, 40, 33, true",
    "BDI2, 40, 34, false",
    "PROMIS10_GMH, 40, 42, true",
    "PROMIS10_GMH, 40, 38, false",
  })
  void improved_is_the_smallest_important_change_the_right_way(
      String instrument, int baseline, int followUp, boolean improved) {
    assertThat(judged("improved", instrument, baseline, followUp)).isEqualTo(improved);
  }

  @Test
  void the_rule_is_told_in_words() {
    assertThat(rules("MADRS").text()).isEqualTo("at least 50 % below baseline");
    assertThat(rules("PROMIS10_GMH").text()).isEqualTo("at least 5 points above baseline");
  }

  @ParameterizedTest
  @CsvSource({"HR", "CADSS", "AUDIT"})
  void vital_signs_and_safety_scales_have_no_response(String instrument) {
    assertThatThrownBy(() -> rules(instrument)).isInstanceOf(Refusal.class);
  }

  /** What the database says of two scores, in points; null where it has no rule. */
  private @Nullable Object judged(String column, String instrument, int baseline, int followUp) {
    String sql =
        "select %s from outcome_rule rule, outcome_judged(rule, %d, %d) where rule.measure = %d"
            .formatted(
                column,
                baseline * 1000,
                followUp * 1000,
                TestInstruments.named(instrument).number());
    return TestSql.rows(database, sql).getFirst().getFirst();
  }

  private static OutcomeRules rules(String instrument) {
    return OutcomeRules.of(TestInstruments.named(instrument));
  }
}
