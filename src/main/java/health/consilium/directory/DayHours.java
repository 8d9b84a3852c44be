package health.consilium.directory;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * One span of opening in a week, in the location's own time zone.
 *
 * @param day the day on which it begins
 * @param opens to the minute
 * @param closes to the minute; at or before {@code opens} it means the next day
 */
public record DayHours(DayOfWeek day, LocalTime opens, LocalTime closes) {}
