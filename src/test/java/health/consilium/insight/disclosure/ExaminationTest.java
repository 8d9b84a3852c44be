package health.consilium.insight.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule by an example. */
class ExaminationTest {
  private static final Slice FIRST = new Slice(Dimension.SEX, 1);
  private static final Slice SECOND = new Slice(Dimension.SEX, 2);
  private static final Slice FOURTH = new Slice(Dimension.SEX, 4);

  private static final Policy UNROUNDED = new Policy(0, 11, 3, 60, 11, 11, 1, 8);

  private final TestNetwork network = new TestNetwork();
  private final TestReleases releases = new TestReleases(Policy.CURRENT);

  @Test
  void counts_are_rounded_to_five() {
    three(10, 6);
    network.add(1, 0, 1, 1);

    assertThat(verdict(Slice.ALL)).isEqualTo(new Verdict.Fresh(new Shown(50, 30)));
  }

  @ParameterizedTest
  @CsvSource({"6, 12, false", "5, 12, true", "12, 5, true"})
  void eleven_of_either_outcome_must_be_left_without_any_clinic(
      int responders, int others, boolean hidden) {
    three(responders, others);

    assertThat(verdict(Slice.ALL).equals(new Verdict.Hidden(Reason.MIN_PATIENTS)))
        .isEqualTo(hidden);
  }

  @Test
  void two_clinics_are_too_few() {
    network.add(1, 20, 20, 1).add(2, 20, 20, 1);

    assertThat(verdict(Slice.ALL)).isEqualTo(new Verdict.Hidden(Reason.MIN_CLINICS));
  }

  @ParameterizedTest
  @CsvSource({"36, false", "37, true"})
  void no_clinic_may_have_more_than_sixty_percent(int responders, boolean hidden) {
    network.add(1, responders, 36, 1).add(2, 12, 12, 1).add(3, 12, 12, 1);

    assertThat(verdict(Slice.ALL).equals(new Verdict.Hidden(Reason.DOMINANCE))).isEqualTo(hidden);
  }

  @Test
  void where_all_responded_nothing_is_shown() {
    three(30, 0);

    assertThat(verdict(Slice.ALL)).isEqualTo(new Verdict.Hidden(Reason.MIN_PATIENTS));
  }

  @Test
  void a_category_is_not_shown_where_all_patients_are_not() {
    network.add(1, 70, 70, 2).add(1, 6, 6, 1).add(2, 6, 6, 1).add(3, 6, 6, 1);

    var verdicts = releases.release(network);

    assertThat(List.of(verdicts.get(Slice.ALL), verdicts.get(FIRST)))
        .containsExactly(
            new Verdict.Hidden(Reason.DOMINANCE), new Verdict.Hidden(Reason.COMPLEMENTARY));
  }

  @Test
  void the_smallest_category_is_hidden_with_one_that_must_be() {
    three(20, 20);
    for (int clinic = 1; clinic <= 3; clinic++) {
      network.add(clinic, 10, 10, 2).add(clinic, 15, 15, 3).add(clinic, 1, 1, 4);
    }

    var verdicts = releases.release(network);

    assertThat(verdicts.get(FOURTH)).isEqualTo(new Verdict.Hidden(Reason.MIN_PATIENTS));
    assertThat(verdicts.get(SECOND)).isEqualTo(new Verdict.Hidden(Reason.COMPLEMENTARY));
    assertThat(verdicts.get(FIRST)).isEqualTo(new Verdict.Fresh(new Shown(120, 60)));
  }

  @Test
  void where_rounding_is_no_cover_a_category_that_alone_must_be_hidden_takes_another_with_it() {
    var releases = new TestReleases(UNROUNDED);
    for (int category = 1; category <= 3; category++) {
      three(15, 15, category);
    }
    network.add(1, 60, 60, 4).add(2, 12, 12, 4).add(3, 12, 12, 4);

    var verdicts = releases.release(network);

    assertThat(verdicts.get(FOURTH)).isEqualTo(new Verdict.Hidden(Reason.DOMINANCE));
    assertThat(verdicts.get(FIRST)).isEqualTo(new Verdict.Hidden(Reason.COMPLEMENTARY));
    assertThat(verdicts.get(SECOND)).isEqualTo(new Verdict.Fresh(new Shown(90, 45)));
  }

  @Test
  void two_that_hide_each_other_are_shown_once_both_have_grown_enough() {
    var releases = new TestReleases(UNROUNDED);
    three(20, 20, 1);
    three(10, 10, 2);
    three(15, 15, 3);
    three(3, 3, 4);
    releases.release(network);
    grow(1, 3, 4);
    var between = releases.release(network);
    grow(1, 2, 3);

    var verdicts = releases.release(network);

    assertThat(between.get(SECOND)).isEqualTo(new Verdict.Hidden(Reason.DELTA));
    assertThat(between.get(FOURTH)).isEqualTo(new Verdict.Hidden(Reason.COMPLEMENTARY));
    assertThat(verdicts.get(SECOND)).isInstanceOf(Verdict.Fresh.class);
    assertThat(verdicts.get(FOURTH)).isInstanceOf(Verdict.Fresh.class);
  }

  @Test
  void a_category_is_not_told_anew_beside_an_older_count_of_all_patients() {
    three(20, 20, 1);
    three(10, 10, 2);
    three(15, 15, 3);
    three(1, 1, 4);
    var first = releases.release(network).get(FIRST);
    three(3, 3, 1);
    three(3, 3, 3);
    var renewed = verdict(Slice.ALL);
    three(3, 3, 1);

    var verdicts = releases.release(network);

    assertThat(renewed).isInstanceOf(Verdict.Fresh.class);
    assertThat(verdicts.get(Slice.ALL)).isInstanceOf(Verdict.Standing.class);
    assertThat(first).isEqualTo(new Verdict.Fresh(new Shown(120, 60)));
    assertThat(verdicts.get(FIRST)).isEqualTo(new Verdict.Standing(new Shown(120, 60)));
  }

  @Test
  void one_patient_more_changes_no_shown_cell() {
    three(12, 12);
    var before = verdict(Slice.ALL);
    network.add(1, 1, 0, 1);

    var after = verdict(Slice.ALL);

    assertThat(after).isEqualTo(new Verdict.Standing(((Verdict.Fresh) before).value()));
  }

  @ParameterizedTest
  @CsvSource({"5, 6, false", "6, 5, false", "6, 6, true"})
  void a_shown_cell_changes_when_eleven_of_each_outcome_have_come_whoever_looks(
      int responders, int others, boolean changes) {
    three(12, 12);
    releases.release(network);
    three(responders, others);

    assertThat(verdict(Slice.ALL) instanceof Verdict.Fresh).isEqualTo(changes);
  }

  @Test
  void a_clinic_that_has_grown_alone_changes_nothing() {
    three(12, 12);
    releases.release(network);
    network.add(1, 12, 12, 1);

    assertThat(verdict(Slice.ALL)).isInstanceOf(Verdict.Standing.class);
  }

  @Test
  void a_cell_that_newly_may_be_shown_waits_until_enough_have_come_since_it_could_not() {
    three(5, 12);
    releases.release(network);
    three(3, 3);
    var waiting = verdict(Slice.ALL);
    three(3, 3);

    assertThat(waiting).isEqualTo(new Verdict.Hidden(Reason.DELTA));
    assertThat(verdict(Slice.ALL)).isEqualTo(new Verdict.Fresh(new Shown(85, 35)));
  }

  @Test
  void what_was_shown_stands_when_it_could_no_longer_be() {
    three(12, 12);
    releases.release(network);
    network.add(1, 200, 200, 1);

    assertThat(verdict(Slice.ALL)).isEqualTo(new Verdict.Standing(new Shown(70, 35)));
  }

  private Verdict verdict(Slice slice) {
    return Objects.requireNonNull(releases.release(network).get(slice));
  }

  /** So many patients of each of three clinics. */
  private void three(int responders, int others) {
    three(responders, others, 1);
  }

  private void three(int responders, int others, int category) {
    for (int clinic = 1; clinic <= 3; clinic++) {
      network.add(clinic, responders, others, category);
    }
  }

  /** By enough in each of these categories. */
  private void grow(int... categories) {
    for (int category : categories) {
      three(8, 8, category);
    }
  }
}
