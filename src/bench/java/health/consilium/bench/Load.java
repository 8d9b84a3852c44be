package health.consilium.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One caller per connection, each asking again as soon as it has its answer. Platform threads and
 * blocking calls: the load shares the processors with what it measures and has to be cheap.
 */
public final class Load implements AutoCloseable {
  /** How many callers there are at once, where it is not said. */
  public static final int CALLERS = 16;

  /** What a caller repeats, on a connection of its own. */
  public interface Caller extends AutoCloseable {
    /** One operation, with its whole answer. */
    void call() throws IOException, SQLException;

    @Override
    void close() throws IOException, SQLException;
  }

  /** Opens the connection of one caller. */
  @FunctionalInterface
  public interface Opening {
    Caller open(int number) throws IOException, SQLException;
  }

  private final List<Caller> callers;

  private Load(List<Caller> callers) {
    this.callers = callers;
  }

  public static Load of(Opening opening) throws IOException, SQLException {
    return of(CALLERS, opening);
  }

  public static Load of(int count, Opening opening) throws IOException, SQLException {
    var callers = new ArrayList<Caller>();
    for (int number = 0; number < count; number++) {
      callers.add(opening.open(number));
    }
    return new Load(callers);
  }

  /** Runs all callers for that long; returns how often they were answered. */
  long run(Duration time) throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + time.toNanos();
    var answered = new AtomicLong();
    var tasks = callers.stream().map(caller -> repeat(caller, end, answered)).toList();
    try (var threads = Executors.newFixedThreadPool(callers.size())) {
      for (var task : threads.invokeAll(tasks)) {
        task.get();
      }
    }
    return answered.get();
  }

  private static Callable<Long> repeat(Caller caller, long end, AtomicLong answered) {
    return () -> {
      long count = 0;
      while (System.nanoTime() < end) {
        caller.call();
        count++;
      }
      return answered.addAndGet(count);
    };
  }

  @Override
  public void close() throws IOException, SQLException {
    for (Caller caller : callers) {
      caller.close();
    }
  }
}
