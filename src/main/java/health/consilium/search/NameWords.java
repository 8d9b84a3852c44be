package health.consilium.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** The words of a name, made alike: "O'Neill-Peña" and "oneill pena" have the same. */
final class NameWords {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern JOINING = Pattern.compile("['’ʻ.]");
  private static final Pattern PARTING = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** A shorter word resembles too many others. */
  private static final int MISTAKABLE = 4;

  /** From this length on two letters may be wrong, before it one. */
  private static final int LONG = 6;

  /** Counts two neighbors in the wrong order once; -1 from three on. */
  private static final DamerauLevenshteinDistance SLIPS = new DamerauLevenshteinDistance(2);

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

  /** Whether the word is long enough to be one that was mistyped. */
  static boolean isMistakable(String word) {
    return word.length() >= MISTAKABLE;
  }

  /**
   * Whether the typed word is the other or its beginning, but for a letter that is wrong, missing
   * or too many or has changed places with its neighbor; but for two in a word of six letters or
   * more.
   */
  static boolean isSlip(String typed, String word) {
    int most = typed.length() < LONG ? 1 : 2;
    return IntStream.rangeClosed(typed.length() - most, typed.length() + most)
        .filter(length -> length <= word.length())
        .map(length -> SLIPS.apply(typed, word.substring(0, length)))
        .anyMatch(slips -> slips >= 0 && slips <= most);
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
