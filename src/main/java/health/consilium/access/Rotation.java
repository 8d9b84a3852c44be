package health.consilium.access;

import health.consilium.platform.problem.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a client's secret is to be replaced.
 *
 * @param overlap for how long the old one is good beside the new: ISO 8601, at most 30 days
 */
record Rotation(@Schema(examples = "PT24H") String overlap) {
  private static final Duration LONGEST = Duration.ofDays(30);

  Rotation {
    duration(overlap);
  }

  Duration duration() {
    return duration(overlap);
  }

  private static Duration duration(String overlap) {
    try {
      var duration = Duration.parse(overlap);
      if (!duration.isNegative() && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeException e) {
      // refused below, as is one that is too long
    }
    throw new Refusal.Invalid("overlap", "must be a duration from PT0S to P30D, such as PT24H");
  }
}
