package health.consilium.search;

import health.consilium.platform.sql.Conditions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * By what names a location is looked for: it has to have a name with a word for each typed one.
 *
 * @param candidates of each typed word, and how far-fetched each of them is
 * @param reach how far-fetched they may be
 * @param nearer whether what a smaller reach finds is left out
 */
record Naming(List<Map<String, Integer>> candidates, int reach, boolean nearer) {
  /** The words are there whole; they are begun; one of them is mistyped. */
  static final int FARTHEST = 2;

  private static final String NAMED = "select number from listed_name where ";

  private static final String HAS_SUCH =
      "exists (select from listed_name as named where named.number = location and %s)";

  /** All that the words may stand for. */
  static Naming any(List<Map<String, Integer>> candidates) {
    return new Naming(candidates, FARTHEST, false);
  }

  /** Those names only for which the words have to be stretched just so far. */
  Naming only(int stretched) {
    return new Naming(candidates, stretched, stretched > 0);
  }

  boolean canBeMet() {
    return canBeMet(reach);
  }

  /** The words that may stand for each typed one. */
  List<String[]> words() {
    return words(reach);
  }

  /** Adds to a condition on rows of {@code location_facet} that their location has such a name. */
  void narrow(Conditions conditions) {
    String such = HAS_SUCH.formatted(condition());
    conditions.and(such, arguments(reach));
    better().ifPresent(smaller -> conditions.and("not " + such, arguments(smaller)));
  }

  /** The numbers of all such locations, each once. */
  Conditions numbers() {
    var all = new Conditions().and(condition(), arguments(reach));
    better()
        .ifPresent(
            smaller -> all.and("number not in (" + NAMED + condition() + ")", arguments(smaller)));
    return all;
  }

  /** None where some word stands for nothing so near: then no name is found there. */
  private Optional<Integer> better() {
    return nearer && canBeMet(reach - 1) ? Optional.of(reach - 1) : Optional.empty();
  }

  private boolean canBeMet(int within) {
    return words(within).stream().allMatch(words -> words.length > 0);
  }

  private String condition() {
    return candidates.stream()
        .map(each -> "words && ?::text[]")
        .collect(Collectors.joining(" and "));
  }

  private Object[] arguments(int within) {
    return words(within).toArray();
  }

  private List<String[]> words(int within) {
    return candidates.stream().map(each -> words(each, within)).toList();
  }

  private static String[] words(Map<String, Integer> each, int within) {
    return each.entrySet().stream()
        .filter(candidate -> candidate.getValue() <= within)
        .map(Map.Entry::getKey)
        .sorted()
        .toArray(String[]::new);
  }
}
