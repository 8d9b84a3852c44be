package health.consilium.search;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Made-up names: each of three words, of which one is everybody's and the others a few hundred's.
 */
final class BenchNames {
  private static final List<String> SYLLABLES =
      List.of(
          "ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu", "na", "pe", "ri", "so", "tu",
          "va", "we", "xi", "yo", "zu");

  private static final List<String> WORDS = words();

  private static final String ALL =
      "insert into name_word select unnest(?::text[]) on conflict do nothing";

  private static final String NAMES =
      """
      insert into listed_name
        (number, location_id, of_organization, subject_id, latitude, longitude, name, words)
      select number, location_id, true, location_id, latitude, longitude,
        array_to_string(words, ' '), words
      from (
        select card.*, array[vocabulary[1 + number::bigint * 7919 % 3000],
          vocabulary[1 + (number / 7 + number * 31) % 3000], 'ketamine'] as words
        from location_card as card, (select ?::text[] as vocabulary) as known
        where number > ? and number <= ?) as named
      """;

  private BenchNames() {}

  /** One of the words with two of its letters exchanged. */
  static String mistyped(int number) {
    String word = WORDS.get(number * 13 % WORDS.size());
    return word.substring(0, 3) + word.charAt(4) + word.charAt(3) + word.substring(5);
  }

  /** Names the locations from behind the first number to the last. */
  static void name(Connection connection, int behind, int last) throws SQLException {
    var vocabulary = connection.createArrayOf("text", WORDS.toArray());
    try (var words = connection.prepareStatement(ALL);
        var names = connection.prepareStatement(NAMES)) {
      words.setArray(
          1,
          connection.createArrayOf(
              "text", Stream.concat(WORDS.stream(), Stream.of("ketamine")).toArray()));
      words.executeUpdate();
      names.setArray(1, vocabulary);
      names.setInt(2, behind);
      names.setInt(3, last);
      names.executeUpdate();
    }
  }

  private static List<String> words() {
    var random = new Random(2);
    return Stream.generate(
            () ->
                IntStream.range(0, 4)
                    .mapToObj(i -> SYLLABLES.get(random.nextInt(SYLLABLES.size())))
                    .collect(Collectors.joining()))
        .distinct()
        .limit(3_000)
        .toList();
  }
}
