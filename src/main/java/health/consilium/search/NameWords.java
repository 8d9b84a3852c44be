package health.consilium.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of a name, made alike: "O'Neill-Peña" and "oneill pena" have the same. */
final class NameWords {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern JOINING = Pattern.compile("['’ʻ.]");
  private static final Pattern PARTING = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** A cursor has to hold it. */
  private static final int SORTED = 60;

  private NameWords() {}

  /** Each once, in the order in which it came first; none when there is no letter and no digit. */
  static List<String> of(String name) {
    String bare = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String joined = JOINING.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    return Arrays.stream(PARTING.split(joined, -1))
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  /** What a name is sorted by: its words, repeated ones left out, up to 60 characters. */
  static String sortable(String name) {
    String words = String.join(" ", of(name));
    return words.substring(0, Math.min(words.length(), SORTED));
  }

  /**
   * The words that two neighboring letters in the wrong order may have been meant as: the slip that
   * leaves a short word too few trigrams to be found by.
   */
  static Stream<String> swapped(String word) {
    return IntStream.range(0, word.length() - 1)
        .filter(i -> word.charAt(i) != word.charAt(i + 1))
        .mapToObj(
            i ->
                word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
  }
}
