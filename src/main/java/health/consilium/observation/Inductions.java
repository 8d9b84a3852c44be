package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * When the induction of a course ended, which is kept with the course. By hand: of many courses at
 * once, in the database.
 */
final class Inductions {
  /** An induction is 4 to 8 sessions, of which the last begins 7 to 28 days after the first. */
  private static final String KEEP =
      """
      update course set induction_ended_at = induction.ended_at
      from (
        select named.id, (
          select max(at)
          from (
            select at, min(at) over () as began
            from session where clinic_number = ? and course_id = named.id and status = 1) given
          where at <= began + interval '28 days'
          having count(*) between 4 and 8 and max(at) >= min(at) + interval '7 days') as ended_at
        from unnest(?) as named (id)) induction
      where course.clinic_number = ? and course.id = induction.id
        and course.induction_ended_at is distinct from induction.ended_at
      """;

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
