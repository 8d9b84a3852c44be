package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One period of opening that begins on a given date, in the location's own time zone.
 *
 * @param opens to the minute
 * @param closes to the minute; at or before {@code opens} it means the next day, so that equal
 *     times are 24 hours
 */
public record OpeningPeriod(
    @Schema(implementation = String.class, format = "partial-time", examples = "08:30:00")
        LocalTime opens,
    @Schema(implementation = String.class, format = "partial-time", examples = "12:00:00")
        LocalTime closes) {
  /**
   * @throws Refusal.Invalid when a time has seconds
   */
  public OpeningPeriod {
    wholeMinute("opens", opens);
    wholeMinute("closes", closes);
  }

  WallSpan on(LocalDate date) {
    var end = closes.isAfter(opens) ? date : date.plusDays(1);
    return new WallSpan(date.atTime(opens), end.atTime(closes));
  }

  static void wholeMinute(String name, LocalTime time) {
    if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
      throw new Refusal.Invalid(name, "must be a whole minute, such as 08:30");
    }
  }
}
