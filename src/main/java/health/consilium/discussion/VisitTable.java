package health.consilium.discussion;

import static health.consilium.platform.sql.Arguments.instant;

import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code discussion_visit}. By hand, since of two visits at once the later one counts,
 * whichever is stored last.
 */
@Singleton
class VisitTable {
  private static final String SEEN =
      """
      insert into discussion_visit as visit (clinic_number, client, seen_until)
      values (?, ?, ?::timestamptz)
      on conflict (clinic_number, client) do update
      set seen_until = greatest(visit.seen_until, excluded.seen_until)
      returning seen_until
      """;

  private static final String LAST =
      "select seen_until from discussion_visit where clinic_number = ? and client = ?";

  private final Database database;

  VisitTable(Database database) {
    this.database = database;
  }

  /** Until when the reader has read; none who has never said so. */
  Optional<Instant> last(Reader reader) {
    return database.find(
        LAST, List.of(reader.clinic().value(), reader.client()), row -> instant(row, "seen_until"));
  }

  /** Until when the reader has read now: never less than before. */
  Instant seen(Reader reader, Instant until) {
    return database
        .list(
            SEEN,
            List.of(reader.clinic().value(), reader.client(), until),
            row -> instant(row, "seen_until"))
        .getFirst();
  }
}
