package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

/**
 * When the induction of a course ended, which is kept with the course. By hand: of many courses at
 * once, in the database.
 */
final class Inductions {
  private static final int FEWEST_SESSIONS = 4;
  private static final int MOST_SESSIONS = 8;

  /** From when the first session begins until the last one does, both ends included. */
  private static final Duration SHORTEST = Duration.ofDays(7);

  private static final Duration LONGEST = Duration.ofDays(28);

  /**
   * Instants are subtracted, which gives days of 24 hours: days that are added to one are of the
   * connection's time zone, and there one in spring has 23.
   */
  private static final String KEEP =
      """
      update course set induction_ended_at = induction.ended_at
      from (
        select named.id, (
          select max(at)
          from (
            select at, min(at) over () as began
            from session where clinic_number = ? and course_id = named.id and status = 1) given
          where at - began <= interval '%s'
          having count(*) between %d and %d and max(at) - min(at) >= interval '%s') as ended_at
        from unnest(?) as named (id)) induction
      where course.clinic_number = ? and course.id = induction.id
        and course.induction_ended_at is distinct from induction.ended_at
      """
          .formatted(LONGEST, FEWEST_SESSIONS, MOST_SESSIONS, SHORTEST);

  private Inductions() {}

  /**
   * Looks it up in the sessions of courses that the transaction has locked.
   *
   * @return of how many it has changed
   */
  static int keep(Connection connection, int clinic, UUID... courses) throws SQLException {
    try (var keep = connection.prepareStatement(KEEP)) {
      bind(keep, clinic, courses, clinic);
      return keep.executeUpdate();
    }
  }
}
