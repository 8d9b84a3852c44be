package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One span of opening in a week, in the location's own time zone.
 *
 * @param day the day on which it begins
 * @param opens to the minute
 * @param closes to the minute; at or before {@code opens} it means the next day
 */
public record DayHours(
    DayOfWeek day,
    @Schema(implementation = String.class, format = "partial-time", examples = "08:30:00")
        LocalTime opens,
    @Schema(implementation = String.class, format = "partial-time", examples = "17:00:00")
        LocalTime closes) {
  /**
   * @throws Refusal.Invalid when a time has seconds
   */
  public DayHours {
    minute("opens", opens);
    minute("closes", closes);
  }

  private static void minute(String name, LocalTime time) {
    if (!time.equals(time.truncatedTo(ChronoUnit.MINUTES))) {
      throw new Refusal.Invalid(name, "must be a whole minute, such as 08:30");
    }
  }
}
