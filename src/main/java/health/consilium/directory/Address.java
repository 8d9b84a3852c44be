package health.consilium.directory;

import health.consilium.platform.problem.Refusal;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a location can be visited.
 *
 * @param line street and number, 1 to 200 characters
 * @param line2 suite or floor, 1 to 200 characters
 * @param city as the postal service names it, 1 to 100 characters
 * @param state USPS code of two capitals
 * @param postalCode ZIP of five digits
 */
public record Address(
    String line,
    @Nullable String line2,
    String city,
    @Schema(examples = "WA", pattern = "^[A-Z]{2}$") String state,
    @Schema(examples = "98101", pattern = "^[0-9]{5}$") String postalCode) {
  private static final int CITY_LENGTH = 100;
  private static final Pattern ZIP = Pattern.compile("[0-9]{5}");

  /**
   * @throws Refusal.Invalid when a part breaks its rule
   */
  public Address {
    Rules.text("line", line, Rules.NAME_LENGTH);
    if (line2 != null) {
      Rules.text("line2", line2, Rules.NAME_LENGTH);
    }
    Rules.text("city", city, CITY_LENGTH);
    Rules.state("state", state);
    Rules.matches("postalCode", postalCode, ZIP, "must be a ZIP of five digits, such as 98101");
  }
}
