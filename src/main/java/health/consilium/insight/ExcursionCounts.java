package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;
import static java.util.stream.Collectors.joining;

import health.consilium.access.ClinicNumber;
import health.consilium.observation.ExcursionRule;
import health.consilium.observation.ExcursionThresholds;
import health.consilium.observation.Instruments;
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
      select measure, sum(days)::integer as days, sum(excursions)::integer as days_with,
        sum(sessions)::integer as sessions, sum(sessions_with)::integer as sessions_with,
        count(*)::integer as courses,
        (count(*) filter (where excursions > 0))::integer as courses_with
      from of_course
      group by measure
      """;

  private final Database database;
  private final List<ExcursionRule> rules;

  ExcursionCounts(Database database, Instruments instruments, ExcursionThresholds thresholds) {
    this.database = database;
    this.rules = ExcursionRule.of(instruments, thresholds);
  }

  /**
   * One for each sign that is watched.
   *
   * @param enrolled how many courses there are
   */
  List<Excursion> of(ClinicNumber clinic, Cohort cohort, int enrolled) {
    var given = cohort.in(clinic);
    var taken = cohort.in(clinic).and("measure in " + measures());
    var arguments = new ArrayList<>(given.arguments());
    arguments.addAll(taken.arguments());
    String sql = COUNTS.formatted(given.sql(), cases(), taken.sql());
    return database.call(
        connection -> {
          try (var select = connection.prepareStatement(sql)) {
            bind(select, arguments.toArray());
            return excursions(select.executeQuery(), enrolled);
          }
        });
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

  private List<Excursion> excursions(ResultSet row, int enrolled) throws SQLException {
    var counts = new HashMap<Integer, ExcursionCount>();
    while (row.next()) {
      counts.put(row.getInt("measure"), ExcursionCount.read(row));
    }
    return rules.stream()
        .map(rule -> counts.getOrDefault(rule.measure(), ExcursionCount.NONE).of(rule, enrolled))
        .toList();
  }
}
