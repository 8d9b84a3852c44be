package health.consilium.directory;

import java.util.List;

/**
 * When a location is open.
 *
 * @param regular the spans of an ordinary week
 */
public record Hours(List<DayHours> regular) {}
