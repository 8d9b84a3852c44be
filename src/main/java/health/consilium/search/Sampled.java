package health.consilium.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Statistics of the database, read again once they are a minute old. */
final class Sampled<T> {
  /** How they are read. */
  @FunctionalInterface
  interface Reading<T> {
    T from(Connection connection) throws SQLException;
  }

  private record Sample<T>(T value, Instant until) {}

  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Clock clock;
  private final Reading<T> reading;
  private volatile Optional<Sample<T>> sample = Optional.empty();

  Sampled(Clock clock, Reading<T> reading) {
    this.clock = clock;
    this.reading = reading;
  }

  T current(Connection connection) throws SQLException {
    var now = clock.instant();
    var kept = sample.filter(each -> now.isBefore(each.until()));
    if (kept.isPresent()) {
      return kept.get().value();
    }
    var read = reading.from(connection);
    sample = Optional.of(new Sample<>(read, now.plus(FRESH)));
    return read;
  }
}
