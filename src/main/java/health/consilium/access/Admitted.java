package health.consilium.access;

import health.consilium.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A visit, and whether it is let in.
 *
 * @param number of the clinic; absent when the client was revoked or its clinic is suspended
 */
public record Admitted(Visit visit, @Nullable ClinicNumber number) {
  public boolean isIn() {
    return number != null;
  }

  /**
   * The clinic.
   *
   * @throws Refusal 403 when it is not let in
   */
  public ClinicNumber clinic() {
    if (number == null) {
      throw Callers.shutOut();
    }
    return number;
  }
}
