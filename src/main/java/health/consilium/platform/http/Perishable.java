package health.consilium.platform.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An answer that is right until a moment which is known: nobody may show it any longer. */
public interface Perishable {
  /** In seconds. */
  int MINUTE = 60;

  /** That moment; empty when it is as lasting as any other. */
  Optional<Instant> perishesAt();

  /** To be kept for that long, a minute at most, and not to be shown while a new one is fetched. */
  static String cacheControl(Duration left) {
    return "public, max-age=" + Math.clamp(left.toSeconds(), 0, MINUTE);
  }
}
