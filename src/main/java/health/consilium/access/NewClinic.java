package health.consilium.access;

import health.consilium.platform.problem.Refusal;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A clinic that is to join the network.
 *
 * @param name 1 to 200 characters
 * @param state USPS code of the state or territory it works in
 */
public record NewClinic(
    @Schema(examples = "Example Harbor Clinic") String name,
    @Schema(examples = "WA") String state) {
  private static final int LONGEST_NAME = 200;
  private static final Pattern STATE = Pattern.compile("[A-Z]{2}");

  public NewClinic {
    check(name, state);
  }

  static void check(String name, String state) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new Refusal.Invalid("name", "must have 1 to 200 characters");
    }
    if (!STATE.matcher(state).matches()) {
      throw new Refusal.Invalid("state", "must be a USPS code of two capitals, such as WA");
    }
  }
}
