package health.consilium.search;

import health.consilium.directory.Coordinates;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.sql.Arguments;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds listed names in two bounded steps: the names that have a word for each typed one, and of
 * these the best, and of equally good ones the nearest. A typed word that thousands of names have
 * leads to some of them only: who wants another one types on.
 *
 * @param candidates of each typed word, as the {@link Dictionary} tells them
 */
record NameSearch(TypedName typed, List<Map<String, Integer>> candidates) {
  private static final String CANDIDATES =
      """
      with candidate as materialized (
        select n, word collate "C" as word, rank
        from unnest(?::integer[], ?::text[], ?::integer[]) as candidate (n, word, rank)),
      """;

  /**
   * One word after the other of those that the first typed word may stand for, the likeliest first,
   * so that whole words are not crowded out. The limit stands outside: inside it would make the
   * planner expect to meet enough names by reading the table, and read all of it for a rare one.
   */
  private static final String NAMES =
      """
      fitting as materialized (
        select listed_name.*
        from (select word from candidate where n = 1 order by rank, word) as likely
          cross join lateral (
            select * from listed_name where words @> array[likely.word]%s) as listed_name),
      listed as materialized (
        select distinct on (location_id, of_organization) *
        from (select * from fitting limit 500) as some_fitting),
      """;

  private static final String HAS_ANOTHER =
      " and words && array(select word from candidate where n = %d)";

  private static final String BEST =
      """
      scored as materialized (
        select location_id, of_organization, sum(rank) as rank
        from (
          select location_id, of_organization, n, min(rank) as rank
          from listed cross join unnest(words) as word join candidate using (word)
          group by location_id, of_organization, n)
        group by location_id, of_organization),
      placed as (
        select *, row_number() over (partition by subject_id order by away, location_id) as place
        from (
          select listed.*, rank,
            power(sind((listed.latitude - point.latitude) / 2), 2)
              + cosd(listed.latitude) * cosd(point.latitude)
                * power(sind((listed.longitude - point.longitude) / 2), 2) as away
          from listed join scored using (location_id, of_organization)
            cross join (select ?::float8, ?::float8) as point (latitude, longitude)))
      select of_organization, subject_id, name, latitude, longitude
      from placed where place = 1
      order by rank, away, of_organization desc, name, subject_id
      limit ?
      """;

  static NameSearch of(TypedName typed, Connection connection) throws SQLException {
    return new NameSearch(typed, Dictionary.candidates(typed.words(), connection));
  }

  String sql() {
    return CANDIDATES + NAMES.formatted(everyOther()) + BEST;
  }

  private String everyOther() {
    return IntStream.rangeClosed(2, typed.words().size())
        .mapToObj(HAS_ANOTHER::formatted)
        .collect(Collectors.joining());
  }

  /** The best, and no more than the limit. */
  List<NameSuggestion> best(Limit limit, LengthUnit unit, Connection connection)
      throws SQLException {
    var found = new ArrayList<NameSuggestion>();
    try (var select = connection.prepareStatement(sql())) {
      bind(select, limit);
      var row = select.executeQuery();
      while (row.next()) {
        found.add(suggestion(row, unit));
      }
    }
    return found;
  }

  void bind(PreparedStatement select, Limit limit) throws SQLException {
    var ordinals = new ArrayList<Integer>();
    var words = new ArrayList<String>();
    var ranks = new ArrayList<Integer>();
    for (int n = 1; n <= candidates.size(); n++) {
      for (var candidate : candidates.get(n - 1).entrySet()) {
        ordinals.add(n);
        words.add(candidate.getKey());
        ranks.add(candidate.getValue());
      }
    }
    var connection = select.getConnection();
    Arguments.bind(
        select,
        connection.createArrayOf("integer", ordinals.toArray()),
        connection.createArrayOf("text", words.toArray()),
        connection.createArrayOf("integer", ranks.toArray()),
        typed.near().map(Coordinates::latitude).orElse(null),
        typed.near().map(Coordinates::longitude).orElse(null),
        limit.value());
  }

  private NameSuggestion suggestion(ResultSet row, LengthUnit unit) throws SQLException {
    var at = new Coordinates(row.getDouble("latitude"), row.getDouble("longitude"));
    return new NameSuggestion(
        row.getBoolean("of_organization")
            ? NameSuggestion.Kind.ORGANIZATION
            : NameSuggestion.Kind.LOCATION,
        row.getObject("subject_id", UUID.class),
        row.getString("name"),
        at.latitude(),
        at.longitude(),
        typed.near().map(near -> Hit.Away.of(near.distanceTo(at), unit)).orElse(null));
  }
}
