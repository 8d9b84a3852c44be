package health.consilium.insight;

import health.consilium.observation.ExcursionRule;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * Excursions of one vital sign, counted.
 *
 * @param days of all courses on which the sign was taken
 * @param daysWith those with an excursion
 * @param sessions on such days
 * @param sessionsWith those on days with an excursion
 * @param courses in which the sign was taken
 * @param coursesWith those with an excursion
 */
record ExcursionCount(
    int days, int daysWith, int sessions, int sessionsWith, int courses, int coursesWith) {
  /** Of a sign that nobody took. */
  static final ExcursionCount NONE = new ExcursionCount(0, 0, 0, 0, 0, 0);

  /** Of a row with these columns. */
  static ExcursionCount read(ResultSet row) throws SQLException {
    return new ExcursionCount(
        row.getInt("days"),
        row.getInt("days_with"),
        row.getInt("sessions"),
        row.getInt("sessions_with"),
        row.getInt("courses"),
        row.getInt("courses_with"));
  }

  Excursion of(ExcursionRule rule, int enrolled) {
    return new Excursion(
        rule.sign(),
        rule.text(),
        courses,
        enrolled - courses,
        Rate.exact(coursesWith, courses),
        Rate.exact(sessionsWith, sessions),
        Rate.exact(daysWith, days));
  }
}
