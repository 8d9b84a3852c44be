package health.consilium.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What a policy leaves to each caller. */
final class Quota {
  /** Callers, of whom the ones longest unseen are forgotten: some 20 MB. */
  private static final int REMEMBERED = 100_000;

  /**
   * What came of a request.
   *
   * @param granted whether it may go on
   * @param remaining how many more may, in this window
   * @param seconds until the window ends
   */
  record Taken(boolean granted, long remaining, long seconds) {}

  private final String name;
  private final int quota;
  private final Duration window;
  private final TimeMeter time;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  Quota(String name, int quota, Duration window, Clock clock) {
    this.name = name;
    this.quota = quota;
    this.window = window;
    this.time = new Wall(clock);
  }

  /** The service's clock for buckets. */
  private record Wall(Clock clock) implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return TimeUnit.MILLISECONDS.toNanos(clock.millis());
    }

    @Override
    public boolean isWallClockBased() {
      return true;
    }
  }

  Taken take(String caller) {
    var probe = buckets.get(caller, unseen -> bucket()).tryConsumeAndReturnRemaining(1);
    long nanos =
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
    long seconds = Math.ceilDiv(nanos, TimeUnit.SECONDS.toNanos(1));
    return new Taken(probe.isConsumed(), probe.getRemainingTokens(), seconds);
  }

  /** The policy, as {@code RateLimit-Policy} tells it. */
  String policy() {
    return "\"%s\";q=%d;w=%d".formatted(name, quota, window.toSeconds());
  }

  /** What is left of it, as {@code RateLimit} tells it. */
  String left(Taken taken) {
    return "\"" + name + "\";r=" + taken.remaining() + ";t=" + taken.seconds();
  }

  /** The rule, for whoever has broken it. */
  String rule() {
    return "At most %d such requests in %d seconds.".formatted(quota, window.toSeconds());
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(quota).refillIntervally(quota, window))
        .withCustomTimePrecision(time)
        .build();
  }
}
