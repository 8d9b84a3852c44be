package health.consilium.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Readings run when the test says so. */
class CoalescedReadTest {
  private final Deque<Runnable> readings = new ArrayDeque<>();
  private final AtomicInteger read = new AtomicInteger();
  private final CoalescedRead<Integer> shared =
      new CoalescedRead<>(read::incrementAndGet, readings::add);

  @Test
  void those_who_ask_while_one_reads_share_the_next_reading() {
    var first = ask();
    var second = ask();
    var third = ask();

    runNext();
    assertThat(first).isCompletedWithValue(1);
    assertThat(second).isNotDone();

    runNext();
    assertThat(second).isCompletedWithValue(2);
    assertThat(third).isCompletedWithValue(2);
    assertThat(readings).isEmpty();
  }

  @Test
  void who_asks_when_nobody_reads_is_read_for() {
    var first = ask();
    runNext();
    var later = ask();
    runNext();

    assertThat(first).isCompletedWithValue(1);
    assertThat(later).isCompletedWithValue(2);
  }

  @Test
  void who_gives_up_ends_it_for_nobody_else() {
    var first = ask();
    var givesUp = ask();
    var shares = ask();

    assertThat(givesUp.cancel(false)).isTrue();
    runNext();
    runNext();

    assertThat(first).isCompletedWithValue(1);
    assertThat(shares).isCompletedWithValue(2);
  }

  @Test
  void what_fails_fails_for_those_who_share_it_and_for_nobody_else() {
    var failing =
        new CoalescedRead<Integer>(
            () -> {
              if (read.incrementAndGet() == 2) {
                throw new IllegalStateException("away");
              }
              return read.get();
            },
            readings::add);
    var first = failing.get().subscribeAsCompletionStage();
    var second = failing.get().subscribeAsCompletionStage();
    runNext();
    runNext();

    assertThat(first).isCompletedWithValue(1);
    assertThatThrownBy(() -> second.getNow(0)).hasRootCauseMessage("away");
    var third = failing.get().subscribeAsCompletionStage();
    runNext();
    assertThat(third).isCompletedWithValue(3);
  }

  private CompletableFuture<Integer> ask() {
    Uni<Integer> asked = shared.get();
    return asked.subscribeAsCompletionStage();
  }

  private void runNext() {
    Objects.requireNonNull(readings.poll()).run();
  }
}
