package health.consilium.access;

import health.consilium.platform.problem.Refusal;
import java.util.UUID;

/**
 * A tenant: a clinic that posts and reads its own observations.
 *
 * @param id names it in the API and in tokens
 * @param name 1 to 200 characters
 * @param state USPS code of the state or territory it works in
 */
public record Clinic(UUID id, String name, String state) {
  public Clinic {
    if (name.isBlank() || name.length() > 200) {
      throw new Refusal.Invalid("name", "must have 1 to 200 characters");
    }
    if (!state.matches("[A-Z]{2}")) {
      throw new Refusal.Invalid("state", "must be a USPS code of two capitals, such as WA");
    }
  }
}
