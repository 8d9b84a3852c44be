package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A code and the system that defines it, as in FHIR. A LOINC code whose check digit is wrong cannot
 * exist here; whether a right one is known is another question.
 *
 * @param system LOINC's canonical URI or, where LOINC has no verified code, the local system's
 * @param code such as 44261-6 or madrs-total
 */
public record Coding(
    @Schema(examples = Coding.LOCAL) String system, @Schema(examples = "madrs-total") String code) {
  public static final String LOINC = "http://loinc.org";
  public static final String LOCAL = "urn:consilium:codes";

  public Coding {
    if (!system.equals(LOINC) && !system.equals(LOCAL)) {
      throw new Refusal.Invalid("system", "must be " + LOINC + " or " + LOCAL);
    }
    if (system.equals(LOINC) && !hasCheckDigit(code)) {
      throw new Refusal.Invalid(
          "code", "is not a LOINC code: its check digit, the one after the hyphen, is wrong");
    }
  }

  /** As messages name it: {@code LOINC 8867-4}. */
  String label() {
    return system.equals(LOINC) ? "LOINC " + code : code;
  }

  /**
   * LOINC's check digit. Read from the right, every other digit starting with the last makes one
   * number, which is doubled; the remaining digits go in front, in the same reading order; the
   * digits of the whole are added and complemented to ten.
   */
  private static boolean hasCheckDigit(String code) {
    if (!code.matches("\\d{1,7}-\\d")) {
      return false;
    }
    var taken = new StringBuilder();
    var remaining = new StringBuilder();
    int last = code.length() - 3;
    for (int i = last; i >= 0; i--) {
      ((last - i) % 2 == 0 ? taken : remaining).append(code.charAt(i));
    }
    String whole = remaining.toString() + 2 * Integer.parseInt(taken.toString());
    int sum = whole.chars().map(digit -> digit - '0').sum();
    return (10 - sum % 10) % 10 == code.charAt(code.length() - 1) - '0';
  }
}
