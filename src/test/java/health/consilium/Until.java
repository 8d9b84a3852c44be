package health.consilium;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Waits for what is to come, and not for ever. */
public final class Until {
  /** Long enough for any machine: only a test that fails waits so long. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration PAUSE = Duration.ofMillis(20);

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
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("it never came so far").isLessThan(end);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
