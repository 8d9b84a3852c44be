package health.consilium.observation;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.platform.problem.Refusal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How many batches are taken at once. */
class BatchesUnderwayTest {
  private final UUID one = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private final UUID third = UUID.randomUUID();
  private final BatchesUnderway underway = new BatchesUnderway(3, 2);

  @Test
  void a_clinic_has_only_a_part_of_them() {
    underway.begin(one);
    underway.begin(one);

    refused(one);
    assertThatCode(() -> underway.begin(other)).doesNotThrowAnyException();
  }

  @Test
  void there_are_so_many_in_all() {
    underway.begin(one);
    underway.begin(other);
    underway.begin(other);

    refused(third);
  }

  @Test
  void one_that_has_ended_makes_room_for_another() {
    underway.begin(one);
    try (var _ = underway.begin(one)) {
      refused(one);
    }

    assertThatCode(() -> underway.begin(one)).doesNotThrowAnyException();
    refused(one);
  }

  @Test
  void one_that_has_ended_twice_makes_room_for_one() {
    underway.begin(one);
    var ended = underway.begin(one);
    ended.close();
    ended.close();

    assertThatCode(() -> underway.begin(one)).doesNotThrowAnyException();
    refused(one);
  }

  private void refused(UUID clinic) {
    assertThatThrownBy(() -> underway.begin(clinic))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("underway");
  }
}
