package health.consilium.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Whose batch is stored while others are. */
class BatchTurnsTest {
  private final UUID one = UUID.randomUUID();
  private final UUID other = UUID.randomUUID();
  private final UUID third = UUID.randomUUID();
  private final BatchTurns turns = new BatchTurns(2);

  @Test
  void a_clinic_stores_one_at_a_time_and_leaves_the_other_turn_to_others() {
    String stored =
        store(
            one,
            () -> {
              refused(one);
              return store(other, () -> "both");
            });

    assertThat(stored).isEqualTo("both");
  }

  @Test
  void so_many_are_stored_at_once() {
    store(
        one,
        () ->
            store(
                other,
                () -> {
                  refused(third);
                  return "two";
                }));

    assertThat(store(third, () -> "then")).isEqualTo("then");
  }

  @Test
  void whoever_fails_or_is_refused_leaves_its_turn() {
    assertThatThrownBy(
            () ->
                store(
                    one,
                    () -> {
                      throw new IllegalStateException("not stored");
                    }))
        .hasMessage("not stored");
    store(
        other,
        () ->
            store(
                third,
                () -> {
                  refused(one);
                  return "two";
                }));

    assertThat(store(one, () -> "again")).isEqualTo("again");
  }

  private void refused(UUID clinic) {
    assertThatThrownBy(() -> store(clinic, () -> "stored"))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.UNAVAILABLE));
  }

  /** Without waiting. */
  private String store(UUID clinic, Supplier<String> storing) {
    return turns.await(clinic, Duration.ZERO, storing);
  }
}
