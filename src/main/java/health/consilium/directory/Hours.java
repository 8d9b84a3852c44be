package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.util.List;

/**
 * When a location is open.
 *
 * @param regular the spans of an ordinary week, at most 100; none when it is never open
 */
public record Hours(List<DayHours> regular) {
  /**
   * @throws Refusal.Invalid when there are too many spans
   */
  public Hours {
    regular = Rules.several("regular", regular);
  }
}
