package health.consilium.discussion;

import health.consilium.Until;
import health.consilium.bench.Stage;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * Made-up threads of 100 clinics. Their words are as unevenly frequent as those of a language: the
 * first stands in nearly every post, the 20,000th in one of a thousand. One thread of a hundred is
 * about nausea, the others about dissociation.
 */
final class BenchDiscussions {
  static final int CLINICS = 100;
  static final int THREADS = 10_000;
  static final int POSTS = 100_000;

  private static final String CLINIC =
      """
      insert into clinic (id, name, state, created_at)
      values (gen_random_uuid(), 'Bench', 'IL', now()) returning number
      """;

  private static final String AUTHOR =
      """
      insert into discussion_author (id, clinic_number, client, version)
      select gen_random_uuid(), number, 'bench', 1
      from (values (nullif(current_setting('app.clinic', true), '')::integer)) as scope (number)
      """;

  private static final String THREADS_OF_A_CLINIC =
      """
      insert into discussion (id, created_at, clinic_number, type, anchor, code, conflicts)
      select gen_random_uuid(), timestamptz '2026-01-01Z' + random() * interval '300 days',
        a.clinic_number, 'question', 'adverse-event',
        case n when 1 then 'nausea' else 'dissociation' end, 'None.'
      from discussion_author a, generate_series(1, ?) as n
      where a.clinic_number = nullif(current_setting('app.clinic', true), '')::integer
      """;

  /** The opening is the first of so many posts, each a minute behind the one before. */
  private static final String POSTS_OF_A_CLINIC =
      """
      insert into discussion_post (id, discussion_id, author_id, created_at, shown_at,
        clinic_number, version, named, state, title, body)
      select case n when 1 then d.id else gen_random_uuid() end, d.id, a.id,
        d.created_at + n * interval '1 minute', d.created_at + n * interval '1 minute',
        d.clinic_number, 1, false, 'shown', case n when 1 then 'A made-up question' end, (
          select string_agg(
            'w' || translate(floor(power(random(), 3) * 20000)::text, '0123456789', 'bcdfghjklm'),
            ' ')
          from generate_series(1, 60) where n > 0)
      from discussion d
      join discussion_author a on a.clinic_number = d.clinic_number
      cross join generate_series(1, ?) as n
      where d.clinic_number = nullif(current_setting('app.clinic', true), '')::integer
      """;

  private static final String KNOWN =
      """
      select bool_and(last_autoanalyze is not null) from pg_stat_user_tables
      where relname in ('discussion', 'discussion_post')
      """;

  private BenchDiscussions() {}

  /** On two connections: the indexes of words take their time. */
  static void fill(Stage stage) throws Exception {
    Callable<Integer> half = () -> fill(stage, CLINICS / 2);
    try (var threads = Executors.newFixedThreadPool(2)) {
      for (var filled : threads.invokeAll(List.of(half, half))) {
        filled.get();
      }
    }
  }

  private static int fill(Stage stage, int clinics) throws SQLException {
    try (var connection = stage.connectPatiently()) {
      connection.setAutoCommit(false);
      for (int clinic = 0; clinic < clinics; clinic++) {
        enterNewClinic(connection);
        execute(connection, AUTHOR);
        execute(connection, THREADS_OF_A_CLINIC, THREADS / CLINICS);
        execute(connection, POSTS_OF_A_CLINIC, POSTS / THREADS);
        connection.commit();
      }
    }
    return clinics;
  }

  /** Autovacuum looks once a minute; nobody but the owner may do its work. */
  static void awaitStatistics(Stage stage) throws Exception {
    try (var connection = stage.connect();
        var known = connection.prepareStatement(KNOWN)) {
      Until.so(() -> isTrue(known));
    }
  }

  private static boolean isTrue(PreparedStatement question) throws SQLException {
    try (var row = question.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  /** The word of that place among 20,000, by how frequent they are: 0 is the most frequent. */
  static String word(int place) {
    return "w"
        + Integer.toString(place)
            .chars()
            .mapToObj(digit -> String.valueOf("bcdfghjklm".charAt(digit - '0')))
            .reduce("", String::concat);
  }

  private static void enterNewClinic(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      var row = statement.executeQuery(CLINIC);
      row.next();
      Stage.enter(connection, row.getInt(1));
    }
  }

  private static void execute(Connection connection, String sql, Object... arguments)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < arguments.length; i++) {
        statement.setObject(i + 1, arguments[i]);
      }
      statement.executeUpdate();
    }
  }
}
