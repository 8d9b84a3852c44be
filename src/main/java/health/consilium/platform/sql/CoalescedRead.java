package health.consilium.platform.sql;

import io.smallrye.mutiny.Uni;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What many ask for at once, read by one statement at a time: whoever asks while it runs shares the
 * next with all who do. So no answer is older than its question, and a thousand questions cost what
 * a few readings cost.
 */
public final class CoalescedRead<T> {
  private final Supplier<T> read;
  private final Executor readers;
  private @Nullable CompletableFuture<T> next;
  private boolean running;

  /**
   * @param read may take its time, and may fail
   * @param readers whose threads may wait for it, and bear no request's context: it would be one
   *     asker's, while the others are answered on it
   */
  public CoalescedRead(Supplier<T> read, Executor readers) {
    this.read = read;
    this.readers = readers;
  }

  /** What a reading finds that begins after this call. It fails as the reading does. */
  public Uni<T> get() {
    return Uni.createFrom().completionStage(() -> join().copy());
  }

  private synchronized CompletableFuture<T> join() {
    var joined = next == null ? new CompletableFuture<T>() : next;
    next = joined;
    if (!running) {
      begin();
    }
    return joined;
  }

  private synchronized void begin() {
    var begun = next;
    next = null;
    running = begun != null;
    if (begun != null) {
      readers.execute(() -> answer(begun));
    }
  }

  /** Those who wait for the next reading do not wait until all are answered that share this one. */
  private void answer(CompletableFuture<T> asked) {
    var found = CompletableFuture.supplyAsync(read, Runnable::run);
    begin();
    asked.completeAsync(found::join, Runnable::run);
  }
}
