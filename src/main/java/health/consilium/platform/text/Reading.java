package health.consilium.platform.text;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A text as a reader takes it, which knows where each of its characters stands in the original:
 * look-alikes are the letters and digits that they look like, and what cannot be seen is gone.
 */
final class Reading {
  /** Words of digits and of letters that look like some, as in 2O6. */
  private static final Pattern MAY_BE_DIGITS = Pattern.compile("\\b[0-9OoIl|]{3,}\\b");

  private static final int DIGITS_THAT_MAKE_A_NUMBER = 2;

  /** Seven or more digits one by one, as in 5 5 5 - 0 1 2 3. Commas make a list of values. */
  private static final Pattern ONE_BY_ONE =
      Pattern.compile("\\b[0-9](?:[ .\\-_/()]{1,3}[0-9]){6,}\\b");

  private final String text;

  /** Where the character at an index begins in the original, and where it ends. */
  private final int[] begins;

  private final int[] ends;

  private Reading(String text, int[] begins, int[] ends) {
    this.text = text;
    this.begins = begins;
    this.ends = ends;
  }

  static Reading of(String original) {
    var text = new StringBuilder();
    var begins = IntStream.builder();
    var ends = IntStream.builder();
    for (int at = 0; at < original.length(); ) {
      int codePoint = original.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      String read = LookAlikes.read(codePoint);
      text.append(read);
      for (int i = 0; i < read.length(); i++) {
        begins.add(at);
        ends.add(next);
      }
      at = next;
    }
    return new Reading(
        withDigits(text.toString()), begins.build().toArray(), ends.build().toArray());
  }

  String text() {
    return text;
  }

  Finding finding(String rule, int start, int end, Action action) {
    return new Finding(rule, begins[start], ends[end - 1] - begins[start], action);
  }

  /** Where the first word begins behind the one at that index. */
  int nextWord(int index) {
    int at = index;
    while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    return Math.max(at, index + 1);
  }

  /**
   * The same with digits joined that stand one by one, in the groups that wider gaps or other signs
   * make: {@code 1 2 3 - 4 5 - 6 7 8 9} is 123-45-6789. Digits of which no group shows are left as
   * they are, since scores stand so.
   */
  Reading joined() {
    var kept = new boolean[text.length()];
    Arrays.fill(kept, true);
    var matcher = ONE_BY_ONE.matcher(text);
    while (matcher.find()) {
      join(matcher.start(), matcher.end(), kept);
    }
    return only(kept);
  }

  /** The same with one blank for each run of them, as pages show it. */
  Reading narrowed() {
    var kept = new boolean[text.length()];
    for (int i = 0; i < kept.length; i++) {
      kept[i] = i == 0 || text.charAt(i) != ' ' || text.charAt(i - 1) != ' ';
    }
    return only(kept);
  }

  private Reading only(boolean[] kept) {
    int[] indexes = IntStream.range(0, kept.length).filter(i -> kept[i]).toArray();
    var left = new StringBuilder();
    IntStream.of(indexes).forEach(i -> left.append(text.charAt(i)));
    return new Reading(
        left.toString(),
        IntStream.of(indexes).map(i -> begins[i]).toArray(),
        IntStream.of(indexes).map(i -> ends[i]).toArray());
  }

  /** Drops the narrow gaps and narrows the others, if there are others. */
  private void join(int start, int end, boolean[] kept) {
    String[] gaps = text.substring(start + 1, end - 1).split("[0-9]", -1);
    String narrow = gaps[0];
    if (Arrays.stream(gaps).allMatch(narrow::equals)) {
      return;
    }
    int at = start + 1;
    for (String gap : gaps) {
      int from = gap.equals(narrow) ? at : at + 1;
      Arrays.fill(kept, from, at + gap.length(), false);
      at += gap.length() + 1;
    }
  }

  private static String withDigits(String text) {
    var read = new StringBuilder(text);
    var matcher = MAY_BE_DIGITS.matcher(text);
    while (matcher.find()) {
      long digits = matcher.group().chars().filter(Character::isDigit).count();
      for (int i = matcher.start(); digits >= DIGITS_THAT_MAKE_A_NUMBER && i < matcher.end(); i++) {
        read.setCharAt(i, digit(text.charAt(i)));
      }
    }
    return read.toString();
  }

  private static char digit(char sign) {
    return switch (sign) {
      case 'O', 'o' -> '0';
      case 'I', 'l', '|' -> '1';
      default -> sign;
    };
  }
}
