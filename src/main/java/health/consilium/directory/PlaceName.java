package health.consilium.directory;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of places as people type them, made alike: "St. Louis" and "saint louis" are one. */
final class PlaceName {
  private static final Pattern ACCENTS = Pattern.compile("\\p{M}+");
  private static final Pattern JOINING = Pattern.compile("['’ʻ.]");
  private static final Pattern PARTING = Pattern.compile("[^a-z0-9]+");

  /** The postal service writes Mc Graw and O Fallon. */
  private static final Pattern PARTED = Pattern.compile("\\b(mc|o|d) (?=[a-z])");

  private static final Pattern KIND_OF_COUNTY = Pattern.compile(" (county|parish|borough)$");

  private static final Map<String, String> ABBREVIATED =
      Map.of("st", "saint", "ste", "sainte", "ft", "fort", "mt", "mount");

  private PlaceName() {}

  /** The name in plain lower case words; empty when it has neither letters nor digits. */
  static String key(String name) {
    return inFull(words(name));
  }

  /**
   * What the key of a name may begin with of which this much is typed: "st" begins Saint Louis and
   * Stamford.
   */
  static Stream<String> beginnings(String typed) {
    String words = words(typed);
    int last = words.lastIndexOf(' ') + 1;
    return Stream.of(inFull(words), inFull(words.substring(0, last)) + words.substring(last))
        .distinct();
  }

  /** The name of a county, with or without the word. */
  static String countyKey(String name) {
    return KIND_OF_COUNTY.matcher(key(name)).replaceFirst("");
  }

  private static String words(String name) {
    String bare = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    String joined = JOINING.matcher(bare.toLowerCase(Locale.ROOT)).replaceAll("");
    String words = PARTING.matcher(joined).replaceAll(" ").strip();
    return PARTED.matcher(words).replaceAll("$1");
  }

  private static String inFull(String words) {
    return Arrays.stream(words.split(" ", -1))
        .map(word -> ABBREVIATED.getOrDefault(word, word))
        .collect(Collectors.joining(" "));
  }
}
