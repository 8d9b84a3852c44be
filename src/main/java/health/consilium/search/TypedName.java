package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.platform.problem.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * What somebody typed so far of a name, understood.
 *
 * @param text as it was typed
 * @param words 1 to 6, as they stand in {@code name_word} if they are right and whole
 * @param near what distances are told from
 */
record TypedName(String text, List<String> words, Optional<Coordinates> near) {
  /** More than tell one name from another; each costs a look into the dictionary. */
  private static final int WORDS = 6;

  private static final int LENGTH = 100;

  /**
   * @throws Refusal 400 when the text has neither letter nor digit, or more than 100 characters
   */
  static TypedName of(String text, Optional<Coordinates> near) {
    var words = NameWords.of(text);
    if (text.length() > LENGTH || words.isEmpty()) {
      throw Refusal.parameter("q", "must be what was typed so far, of at most 100 characters");
    }
    return new TypedName(text, words.stream().limit(WORDS).toList(), near);
  }
}
