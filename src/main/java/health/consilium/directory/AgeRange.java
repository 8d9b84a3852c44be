package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * For whom a service is, in completed years of age, both included.
 *
 * @param from 0 to 120; absent when there is no youngest
 * @param to 0 to 120, not below from; absent when there is no oldest
 */
public record AgeRange(@Nullable Integer from, @Nullable Integer to) {
  private static final int OLDEST = 120;

  /**
   * @throws Refusal.Invalid when an age is none, or the range is upside down
   */
  public AgeRange {
    requireAge("from", from);
    requireAge("to", to);
    if (from != null && to != null && to < from) {
      throw new Refusal.Invalid("to", "must not lie below from");
    }
  }

  private static void requireAge(String name, @Nullable Integer age) {
    if (age != null && (age < 0 || age > OLDEST)) {
      throw new Refusal.Invalid(name, "must lie between 0 and " + OLDEST + " years");
    }
  }
}
