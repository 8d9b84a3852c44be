package health.consilium.directory;

import java.util.regex.Pattern;

/**
 * A number of the Drug Enforcement Administration, which lets whoever knows it prescribe: it may be
 * checked, and is kept and shown nowhere.
 */
final class DeaNumber {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z9][0-9]{7}");

  /** HL7's object identifier of the namespace, or a URI that names it. */
  private static final Pattern NAMESPACE =
      Pattern.compile(
          "2\\.16\\.840\\.1\\.113883\\.4\\.814$|(^|[^a-z])(us)?dea(number|diversion)?([^a-z]|$)",
          Pattern.CASE_INSENSITIVE);

  private DeaNumber() {}

  /** Whether a text has the form and the right check digit. */
  static boolean isOne(String text) {
    return FORM.matcher(text).matches() && checkDigit(text) == digit(text, 8);
  }

  /** Whether a system of identifiers is the one of these numbers. */
  static boolean isNamespace(String system) {
    return NAMESPACE.matcher(system).find();
  }

  /** The last digit is that of the first, third and fifth plus twice the second, fourth, sixth. */
  private static int checkDigit(String text) {
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += digit(text, i + 2) * (i % 2 + 1);
    }
    return sum % 10;
  }

  private static int digit(String text, int at) {
    return text.charAt(at) - '0';
  }
}
