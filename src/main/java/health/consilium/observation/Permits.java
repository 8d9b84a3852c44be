package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** So many may work at once; the others wait for one of them to end, in the order they came. */
final class Permits {
  private final Semaphore free;
  private final Supplier<Refusal> busy;

  /**
   * @param busy what is said to whoever has waited too long
   */
  Permits(int most, Supplier<Refusal> busy) {
    this.free = new Semaphore(most, true);
    this.busy = busy;
  }

  /**
   * Works, once there is a permit for it.
   *
   * @param patience how long it waits for that
   * @throws Refusal when it has waited so long
   */
  <T> T holding(Duration patience, Supplier<T> work) {
    take(patience);
    try {
      return work.get();
    } finally {
      free.release();
    }
  }

  private void take(Duration patience) {
    try {
      if (!free.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw busy.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy.get();
    }
  }
}
