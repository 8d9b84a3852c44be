package health.consilium.platform.ids;

import java.util.regex.Pattern;

/**
 * The form of a number of the Drug Enforcement Administration, which lets whoever knows it
 * prescribe: a letter for the kind of registrant, one of its name or a 9, and seven digits.
 */
public final class DeaNumber {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z9][0-9]{7}");

  private DeaNumber() {}

  /** Whether a text has the form and the right check digit. */
  public static boolean isOne(String text) {
    return FORM.matcher(text).matches() && checkDigit(text) == digit(text, 8);
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
