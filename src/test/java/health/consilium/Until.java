package health.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what is to come, and not for ever. */
public final class Until {
  /** Long enough for any machine: only a test that fails waits so long. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Between the first two looks; twice as long after each, so that looking disturbs nobody. */
  private static final long SHORTEST_PAUSE = Duration.ofMillis(5).toNanos();

  private static final long LONGEST_PAUSE = Duration.ofMillis(200).toNanos();

  /** What is waited for. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws Exception;
  }

  private Until() {}

  public static void so(Condition condition) throws Exception {
    so(PATIENCE, condition);
  }

  /**
   * The same for what may take longer.
   *
   * @throws AssertionError when it has waited so long
   */
  public static void so(Duration patience, Condition condition) throws Exception {
    long end = System.nanoTime() + patience.toNanos();
    long pause = SHORTEST_PAUSE;
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("it never came so far").isLessThan(end);
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE);
    }
  }
}
