package health.consilium.mirror;

import io.quarkus.arc.Arc;
import java.time.Instant;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicInteger;

/** Exports of days long ago, one after the other, since there is only one for each day. */
final class TestExports {
  private static final Instant SOME_TIME = Instant.parse("2026-03-02T15:00:00.123456Z");
  private static final AtomicInteger DAYS = new AtomicInteger();

  private TestExports() {}

  static LocalDate nextDay() {
    return LocalDate.of(2001, 1, 1).plusDays(DAYS.getAndIncrement());
  }

  /** Takes one now, and tells its day. */
  static LocalDate take() {
    var day = nextDay();
    exporter().take(day, SOME_TIME);
    return day;
  }

  static void begin(LocalDate day) {
    exporter().begin(day, SOME_TIME);
  }

  /** One replica. */
  static Exporter exporter() {
    return Arc.container().instance(Exporter.class).get();
  }
}
