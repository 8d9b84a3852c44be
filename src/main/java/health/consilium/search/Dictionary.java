package health.consilium.search;

import health.consilium.platform.sql.Arguments;
import health.consilium.platform.text.Slips;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The words of listed names that typed ones may stand for. */
final class Dictionary {
  /** One typed word stands for another as it is whole (0), begun (1) or resembles it (2). */
  static final String CANDIDATES =
      """
      with typed as materialized (
        select word collate "C" as word, n, mistakable
        from unnest(?::text[], ?::boolean[]) with ordinality as typed (word, mistakable, n))
      select n, word, min(rank) as rank
      from (
        select n, name_word.word, 0 as rank
        from typed join name_word on name_word.word = typed.word
        union all
        select n, begun.word, 1
        from typed cross join lateral (
          select name_word.word from name_word
          where name_word.word > typed.word and name_word.word < typed.word || chr(1114111)
          order by name_word.word limit 100) as begun
        union all
        select n, name_word.word, 2
        from unnest(?::text[], ?::bigint[]) as swapped (word, n)
          join name_word on name_word.word = swapped.word collate "C"
        union all
        select n, alike.word, 2
        from typed cross join lateral (
          select name_word.word from name_word
          where typed.mistakable and name_word.word % typed.word
          order by similarity(name_word.word, typed.word) desc, name_word.word
          limit 10) as alike)
      group by n, word
      """;

  private Dictionary() {}

  /**
   * For each typed word, in their order, what it may stand for and how far-fetched that is: whole
   * (0), begun (1) or mistyped (2).
   */
  static List<Map<String, Integer>> candidates(List<String> words, Connection connection)
      throws SQLException {
    var found = Stream.generate(HashMap<String, Integer>::new).limit(words.size()).toList();
    try (var select = connection.prepareStatement(CANDIDATES)) {
      Arguments.bind(select, arguments(words, select));
      var row = select.executeQuery();
      while (row.next()) {
        int n = row.getInt(1) - 1;
        String word = row.getString(2);
        int rank = row.getInt(3);
        if (rank < Naming.FARTHEST || Slips.explain(words.get(n), word)) {
          found.get(n).put(word, rank);
        }
      }
    }
    return List.copyOf(found);
  }

  /** What the question marks of {@link #CANDIDATES} stand for. */
  static Object[] arguments(List<String> words, PreparedStatement select) throws SQLException {
    var connection = select.getConnection();
    var swapped = words.stream().map(word -> NameWords.swapped(word).toList()).toList();
    Object[] ordinals =
        IntStream.rangeClosed(1, words.size())
            .boxed()
            .flatMap(n -> swapped.get(n - 1).stream().map(word -> (long) n))
            .toArray();
    return new Object[] {
      connection.createArrayOf("text", words.toArray()),
      connection.createArrayOf("boolean", words.stream().map(Slips::isMistakable).toArray()),
      connection.createArrayOf("text", swapped.stream().flatMap(List::stream).toArray()),
      connection.createArrayOf("bigint", ordinals)
    };
  }
}
