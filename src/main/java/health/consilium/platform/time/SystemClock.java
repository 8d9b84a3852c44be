package health.consilium.platform.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The one clock: UTC, injected wherever time is told, so that a test can set it. It ticks by the
 * microsecond, which is what PostgreSQL keeps: what is read back is what was told.
 */
class SystemClock {
  private static final Duration TICK = Duration.of(1, ChronoUnit.MICROS);

  @Produces
  @Singleton
  Clock clock() {
    return Clock.tick(Clock.systemUTC(), TICK);
  }
}
