package health.consilium.platform.text;

import java.util.stream.IntStream;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** What fingers do to words, as search engines count it. */
public final class Slips {
  /** A shorter word resembles too many others. */
  private static final int MISTAKABLE = 4;

  /** From this length on two letters may be wrong, before it one. */
  private static final int LONG = 6;

  /** Counts two neighbors in the wrong order once; -1 from three on. */
  private static final DamerauLevenshteinDistance DISTANCE = new DamerauLevenshteinDistance(2);

  private Slips() {}

  /** Whether the word is long enough to be one that was mistyped. */
  public static boolean isMistakable(String word) {
    return word.length() >= MISTAKABLE;
  }

  /**
   * Whether the typed word is the other or its beginning, but for a letter that is wrong, missing
   * or too many or has changed places with its neighbor; but for two in a word of six letters or
   * more.
   */
  public static boolean explain(String typed, String word) {
    int most = typed.length() < LONG ? 1 : 2;
    return IntStream.rangeClosed(typed.length() - most, typed.length() + most)
        .filter(length -> length <= word.length())
        .map(length -> DISTANCE.apply(typed, word.substring(0, length)))
        .anyMatch(slips -> slips >= 0 && slips <= most);
  }
}
