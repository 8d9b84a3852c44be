package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * From one day to another, both included.
 *
 * @param start the first day; absent when it is not known
 * @param end the last day, not before the first; absent when there is none
 */
public record Period(@Nullable LocalDate start, @Nullable LocalDate end) {
  /**
   * @throws Refusal.Invalid when it ends before it begins
   */
  public Period {
    if (start != null && end != null && end.isBefore(start)) {
      throw new Refusal.Invalid("end", "must not lie before start");
    }
  }
}
