package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;
import static java.util.stream.Collectors.joining;

import health.consilium.access.ClinicNumber;
import health.consilium.observation.ExcursionRule;
import health.consilium.observation.ExcursionThresholds;
import health.consilium.observation.Instruments;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/**
 * Counts a clinic's excursions, through {@code observation}'s views. By hand: the thresholds are
 * configured, so the vital signs themselves are read, and one pass over them answers for all signs.
 */
@Singleton
class ExcursionCounts {
  /** What stands in place of a measure where all courses are counted. */
  private static final int ENROLLED = 0;

  private static final String COUNTS =
      """
      with given as (
        select course_id, day, count(*) as sessions from session_fact %s group by course_id, day),
      taken as (
        select measure, course_id, day, bool_or(case measure %s end) as excursion
        from vital_sign_fact %s
        group by measure, course_id, day),
      of_course as (
        select measure, count(*) as days, count(*) filter (where excursion) as excursions,
          coalesce(sum(sessions), 0) as sessions,
          coalesce(sum(sessions) filter (where excursion), 0) as sessions_with
        from taken
        left join given using (course_id, day)
        group by measure, course_id)
      select %d as measure, 0 as days, 0 as days_with, 0 as sessions, 0 as sessions_with,
        coalesce(sum(courses), 0)::integer as courses, 0 as courses_with
      from outcome_count %s
      union all
      select measure, sum(days)::integer, sum(excursions)::integer, sum(sessions)::integer,
        sum(sessions_with)::integer,
        count(*)::integer, (count(*) filter (where excursions > 0))::integer
      from of_course
      group by measure
      order by measure
      """;

  private final Database database;
  private final List<ExcursionRule> rules;

  ExcursionCounts(Database database, Instruments instruments, ExcursionThresholds thresholds) {
    this.database = database;
    this.rules = ExcursionRule.of(instruments, thresholds);
  }

  /** One for each sign that is watched. */
  List<Excursion> of(ClinicNumber clinic, Cohort cohort) {
    var given = chosen(clinic, cohort);
    var taken = chosen(clinic, cohort).and("measure in " + measures());
    var all = chosen(clinic, cohort).and("(measure, time_point) = (0, 0)");
    var arguments = new ArrayList<>(given.arguments());
    rules.forEach(rule -> arguments.addAll(rule.bounds()));
    arguments.addAll(taken.arguments());
    arguments.addAll(all.arguments());
    String sql = COUNTS.formatted(given.sql(), cases(), taken.sql(), ENROLLED, all.sql());
    return database.call(
        connection -> {
          try (var select = connection.prepareStatement(sql)) {
            bind(select, arguments.toArray());
            return excursions(select.executeQuery());
          }
        });
  }

  private static Conditions chosen(ClinicNumber clinic, Cohort cohort) {
    return cohort.narrow(new Conditions().and("clinic_number = ?", clinic.value()));
  }

  private String cases() {
    return rules.stream()
        .map(rule -> "when " + rule.measure() + " then " + rule.condition())
        .collect(joining(" "));
  }

  private String measures() {
    return rules.stream()
        .map(rule -> String.valueOf(rule.measure()))
        .collect(joining(", ", "(", ")"));
  }

  private List<Excursion> excursions(ResultSet row) throws SQLException {
    row.next();
    int enrolled = row.getInt("courses");
    var counts = new HashMap<Integer, ExcursionCount>();
    while (row.next()) {
      counts.put(
          row.getInt("measure"),
          new ExcursionCount(
              row.getInt("days"),
              row.getInt("days_with"),
              row.getInt("sessions"),
              row.getInt("sessions_with"),
              row.getInt("courses"),
              row.getInt("courses_with")));
    }
    return rules.stream()
        .map(rule -> counts.getOrDefault(rule.measure(), ExcursionCount.NONE).of(rule, enrolled))
        .toList();
  }
}
