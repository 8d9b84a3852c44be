package health.consilium.platform.text;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/** Characters as a reader takes them: what looks like a Latin letter or a digit is one. */
final class LookAlikes {
  /** Cyrillic, Greek and others, each before the Latin letter or sign that it looks like. */
  private static final Map<Integer, Character> LATIN =
      pairs(
          "АAВBЕEКKМMНHОOРPСCТTХXУYЅSІIЈJаaеeоoрpсcхxуyѕsіiјjԁdһhԛqԝwѵv"
              + "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοoρpνvιi"
              + "ɑaɡgıiȷjⅼlƖlǀl"
              + "·.•.。.⁄/∕/−-");

  private LookAlikes() {}

  /** What one code point reads as: nothing where it is not to be seen. */
  static String read(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> "";
      case Character.DASH_PUNCTUATION -> "-";
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.CONTROL -> " ";
      case Character.DECIMAL_DIGIT_NUMBER ->
          Character.toString('0' + Character.digit(codePoint, 10));
      default -> codePoint < 128 ? Character.toString(codePoint) : folded(codePoint);
    };
  }

  private static String folded(int codePoint) {
    var latin = new StringBuilder();
    Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
        .codePoints()
        .filter(each -> Character.getType(each) != Character.NON_SPACING_MARK)
        .forEach(each -> append(latin, each));
    return latin.toString();
  }

  private static void append(StringBuilder latin, int codePoint) {
    Character alike = LATIN.get(codePoint);
    latin.appendCodePoint(alike == null ? codePoint : alike);
  }

  private static Map<Integer, Character> pairs(String pairs) {
    var letters = new HashMap<Integer, Character>();
    for (int i = 0; i < pairs.length(); i += 2) {
      letters.put((int) pairs.charAt(i), pairs.charAt(i + 1));
    }
    return Map.copyOf(letters);
  }
}
