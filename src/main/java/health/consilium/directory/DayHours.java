package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.LocalDate;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One span of opening in a week, in the location's own time zone.
 *
 * @param day the day on which it begins
 * @param opens to the minute
 * @param closes to the minute; at or before {@code opens} it means the next day, so that equal
 *     times are 24 hours
 */
public record DayHours(
    Weekday day,
    @Schema(implementation = String.class, format = "partial-time", examples = "08:30:00")
        LocalTime opens,
    @Schema(implementation = String.class, format = "partial-time", examples = "17:00:00")
        LocalTime closes) {
  /**
   * @throws Refusal.Invalid when a time has seconds
   */
  public DayHours {
    OpeningPeriod.wholeMinute("opens", opens);
    OpeningPeriod.wholeMinute("closes", closes);
  }

  boolean beginsOn(LocalDate date) {
    return date.getDayOfWeek() == day.inIso();
  }

  WallSpan on(LocalDate date) {
    return new OpeningPeriod(opens, closes).on(date);
  }
}
