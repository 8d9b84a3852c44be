package health.consilium.directory;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How good the directory is, counted at most once a minute: to count is to read all of it. While
 * nothing has changed, the last count holds for the day.
 */
@Singleton
class QualityCensus {
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final QualityTable table;
  private final LastChange lastChange;
  private final Clock clock;
  private @Nullable Quality last;

  QualityCensus(QualityTable table, LastChange lastChange, Clock clock) {
    this.table = table;
    this.lastChange = lastChange;
    this.clock = clock;
  }

  /** Whoever comes while somebody counts waits for that count, and holds no connection. */
  synchronized Quality quality() {
    var now = clock.instant();
    long change = lastChange.number().await().indefinitely();
    var known = last;
    if (known == null || !holds(known, change, now)) {
      known = QuarkusTransaction.requiringNew().call(() -> table.count(change, now));
      last = known;
    }
    return known;
  }

  private static boolean holds(Quality counted, long change, Instant now) {
    boolean recent = now.isBefore(counted.countedAt().plus(KEPT));
    return recent || (counted.change() == change && day(counted.countedAt()).equals(day(now)));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
