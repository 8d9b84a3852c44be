package health.consilium.directory;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A National Provider Identifier: ten digits, the last of which is the Luhn check digit (ISO/IEC
 * 7812) over 80840, the prefix for health applications in the United States, and the other nine.
 */
@Schema(implementation = String.class, pattern = "^[12][0-9]{9}$")
public record Npi(@JsonValue String digits) {
  private static final String PREFIX = "80840";

  @JsonCreator
  public Npi {
    if (!digits.matches("[12]\\d{9}") || luhn(PREFIX + digits) % 10 != 0) {
      throw new Refusal(
          Fault.of(
              "npi", ProblemCode.INVALID_NPI, "must be ten digits whose check digit is right"));
    }
  }

  /** An NPI that is right and belongs elsewhere: 422. */
  static Refusal refused(String pointer, String rule) {
    return new Refusal(Fault.at(pointer, ProblemCode.INVALID_NPI, rule));
  }

  private static int luhn(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      sum += i % 2 == 0 ? digit : digit * 2 - (digit > 4 ? 9 : 0);
    }
    return sum;
  }
}
