package health.consilium.platform.http;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * An answer that is right until a moment which is known: nobody may show it any longer. None is
 * right beyond midnight UTC, when what it shows may be a day older.
 */
public interface Perishable {
  Duration KEPT = Duration.ofMinutes(1);
  Duration SHOWN = Duration.ofMinutes(10);

  /** That moment; empty when it is as lasting as any other. */
  Optional<Instant> perishesAt();

  /**
   * What an answer given now may be kept for: a minute, and shown for ten more while a new one is
   * fetched; or until what it shows is no longer right, if that is known or sooner.
   */
  static String cacheControl(Instant now, Optional<Instant> end) {
    var midnight = now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    var left = Duration.between(now, end.filter(midnight::isAfter).orElse(midnight));
    if (end.isEmpty() && left.compareTo(KEPT.plus(SHOWN)) >= 0) {
      return "public, max-age=%d, stale-while-revalidate=%d"
          .formatted(KEPT.toSeconds(), SHOWN.toSeconds());
    }
    return "public, max-age=" + Math.clamp(left.toSeconds(), 0, KEPT.toSeconds());
  }
}
