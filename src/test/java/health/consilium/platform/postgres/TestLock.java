package health.consilium.platform.postgres;

import health.consilium.Until;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A lock that a test holds, for what others do meanwhile to stand in line for it. */
public final class TestLock implements AutoCloseable {
  /** Long enough for any machine: only a test that fails waits so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final String HELD_UP =
      """
      with recursive held_up(pid) as (
        select pg_backend_pid()
        union
        select l.pid from pg_locks l join held_up h on h.pid = any (pg_blocking_pids(l.pid))
        where not l.granted)
      select count(*) - 1 from held_up
      """;

  private final Connection holder;

  private TestLock(Connection holder) {
    this.holder = holder;
  }

  /**
   * What comes of deeds that are all begun before any may have the lock. They ask for it one after
   * the other, in their order.
   *
   * @param statement that takes the lock
   */
  public static <T> List<T> inLine(String statement, List<Callable<T>> deeds) throws Exception {
    var begun = new ArrayList<Future<T>>();
    var results = new ArrayList<T>();
    try (var threads = Executors.newFixedThreadPool(deeds.size())) {
      try (var lock = take(statement)) {
        for (var deed : deeds) {
          begun.add(threads.submit(deed));
          lock.awaitWaiting(begun.size());
        }
      }
      for (var deed : begun) {
        results.add(deed.get());
      }
    }
    return results;
  }

  /**
   * Takes a lock, which is held until it is released.
   *
   * @param statement that takes it, in the role that nothing holds
   */
  public static TestLock take(String statement) throws SQLException {
    var lock = new TestLock(TestConnection.superuser());
    lock.holder.setAutoCommit(false);
    try (var take = lock.holder.createStatement()) {
      take.execute(statement);
    }
    return lock;
  }

  /** Until so many wait for this lock, or for one who does. */
  public void awaitWaiting(int count) throws Exception {
    Until.so(PATIENCE, () -> waiting() >= count);
  }

  private int waiting() throws SQLException {
    try (var statement = holder.createStatement();
        var row = statement.executeQuery(HELD_UP)) {
      row.next();
      return row.getInt(1);
    }
  }

  /** Lets whoever waits go on. */
  public void release() throws SQLException {
    holder.rollback();
  }

  @Override
  public void close() throws SQLException {
    release();
    holder.close();
  }
}
