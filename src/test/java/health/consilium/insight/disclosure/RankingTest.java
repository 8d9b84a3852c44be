package health.consilium.insight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a clinic stands, by examples. */
class RankingTest {
  private static final int OWN = 1;

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 1", "2, 2", "3, 2", "4, 3", "5, 3", "6, 4", "8, 4"})
  void of_eight_others_so_many_have_a_lower_share(int lower, int quarter) {
    var network = new TestNetwork().add(OWN, 20, 20, 1);
    for (int other = 0; other < 8; other++) {
      network.add(2 + other, other < lower ? 5 : 15, other < lower ? 15 : 5, 1);
    }

    assertThat(standing(network)).isEqualTo(new Standing.Told(quarter, 10));
  }

  @Test
  void others_with_the_same_share_count_half_on_either_side() {
    var network = new TestNetwork().add(OWN, 6, 6, 1);
    for (int other = 0; other < 8; other++) {
      network.add(2 + other, 10, 10, 1);
    }

    assertThat(standing(network)).isEqualTo(new Standing.Told(3, 10));
  }

  @Test
  void a_clinic_with_few_patients_is_compared_with_nobody_and_nobody_with_it() {
    var network = new TestNetwork().add(OWN, 20, 20, 1);
    for (int other = 0; other < 8; other++) {
      network.add(2 + other, 5, other == 0 ? 5 : 15, 1);
    }

    assertThat(standing(network)).isEqualTo(new Standing.Hidden(Reason.MIN_CLINICS));
    assertThat(standings(network).get(2)).isEqualTo(new Standing.Hidden(Reason.MIN_PATIENTS));
  }

  @ParameterizedTest
  @CsvSource({"20, 0", "0, 20"})
  void where_all_responded_or_none_did_a_clinic_would_learn_who_is_alike(
      int responders, int others) {
    var network = new TestNetwork().add(OWN, responders, others, 1);
    for (int other = 0; other < 8; other++) {
      network.add(2 + other, 10, 10, 1);
    }

    assertThat(standing(network)).isEqualTo(new Standing.Hidden(Reason.MIN_PATIENTS));
    assertThat(standings(network).get(2)).isInstanceOf(Standing.Told.class);
  }

  private static Standing standing(TestNetwork network) {
    return Objects.requireNonNull(standings(network).get(OWN));
  }

  private static Map<Integer, Standing> standings(TestNetwork network) {
    return Ranking.of(Objects.requireNonNull(network.tallies().get(Slice.ALL)), Policy.CURRENT);
  }
}
