package health.consilium.directory;

import health.consilium.platform.sql.CoalescedRead;
import health.consilium.platform.sql.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;

/** How far the directory has come, in plain SQL: every public read of many resources asks. */
@Singleton
class LastChange {
  private static final String NUMBER = "select change from directory_counter";

  /** How much older than now a number may be that is said to be of a moment ago. */
  private static final Duration RECENT = Duration.ofMillis(100);

  private record Reading(long number, Instant until) {
    static Reading none() {
      return new Reading(0, Instant.MIN);
    }
  }

  private final Database database;
  private final Clock clock;
  private final AtomicReference<Reading> last = new AtomicReference<>(Reading.none());
  private final CoalescedRead<Long> numbers;

  LastChange(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.numbers = new CoalescedRead<>(this::read, Thread::startVirtualThread);
  }

  /** The number of the last change that is committed by now; 0 before the first. */
  Uni<Long> number() {
    return numbers.get();
  }

  /** What that was at most a tenth of a second ago, and since the last change by this replica. */
  Uni<Long> lately() {
    var known = last.get();
    return clock.instant().isBefore(known.until())
        ? Uni.createFrom().item(known.number())
        : number();
  }

  void forget(@Observes(during = TransactionPhase.AFTER_SUCCESS) Journal.Opened written) {
    last.set(Reading.none());
  }

  private long read() {
    var before = last.get();
    var until = clock.instant().plus(RECENT);
    long number = database.call(LastChange::read);
    // not over what was forgotten meanwhile
    last.compareAndSet(before, new Reading(number, until));
    return number;
  }

  private static long read(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement(NUMBER);
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
