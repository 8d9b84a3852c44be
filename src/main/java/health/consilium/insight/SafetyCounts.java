package health.consilium.insight;

import health.consilium.access.ClinicNumber;
import health.consilium.observation.AdverseEventTerms;
import health.consilium.observation.ExcursionRule;
import health.consilium.observation.ExcursionThresholds;
import health.consilium.observation.Instruments;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Counts what went wrong with a clinic's patients, through {@code observation}'s views. By hand:
 * these counts are kept with each session, event and vital sign, so that an answer costs the same
 * however many there are. Where they are not of all courses, or by other thresholds, they are not
 * used: {@link EventCounts} and {@link ExcursionCounts} then read what they would be made of.
 */
@Singleton
class SafetyCounts {
  /** One statement, so that no count is of another moment than the number that it is among. */
  private static final String COUNTS =
      """
      select %d as figure, 0 as rule, coalesce(sum(courses), 0)::integer as courses,
        0 as courses_with, 0 as days, 0 as days_with, 0 as sessions, 0 as sessions_with
      from outcome_count %s
      union all
      select figure, rule, sum(courses)::integer, sum(courses_with)::integer, sum(days)::integer,
        sum(days_with)::integer, sum(sessions)::integer, sum(sessions_with)::integer
      from safety_count %s group by figure, rule
      """;

  private final Database database;
  private final EventCounts events;
  private final ExcursionCounts excursions;
  private final AdverseEventTerms terms;
  private final List<ExcursionRule> rules;

  SafetyCounts(
      Database database,
      EventCounts events,
      ExcursionCounts excursions,
      AdverseEventTerms terms,
      Instruments instruments,
      ExcursionThresholds thresholds) {
    this.database = database;
    this.events = events;
    this.excursions = excursions;
    this.terms = terms;
    this.rules = ExcursionRule.of(instruments, thresholds);
  }

  SafetyReport of(ClinicNumber clinic, Cohort cohort) {
    var kept = kept(clinic, cohort);
    return kept.isWhole(rules) ? kept.report(rules, terms) : read(clinic, cohort);
  }

  private KeptSafety kept(ClinicNumber clinic, Cohort cohort) {
    var all = cohort.countedIn(clinic).and("(measure, time_point) = (0, 0)");
    var figures = cohort.countedIn(clinic);
    var arguments = new ArrayList<>(all.arguments());
    arguments.addAll(figures.arguments());
    String sql = COUNTS.formatted(KeptSafety.ENROLLED, all.sql(), figures.sql());
    return new KeptSafety(database.list(sql, arguments, SafetyCounts::figure));
  }

  private SafetyReport read(ClinicNumber clinic, Cohort cohort) {
    var happened = events.of(clinic, cohort);
    int enrolled = happened.any().courses().of();
    return new SafetyReport(enrolled, happened, excursions.of(clinic, cohort, enrolled));
  }

  private static KeptSafety.Figure figure(ResultSet row) throws SQLException {
    return new KeptSafety.Figure(
        row.getInt("figure"), row.getInt("rule"), ExcursionCount.read(row));
  }
}
