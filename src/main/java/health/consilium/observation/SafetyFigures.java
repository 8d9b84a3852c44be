package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;
import static java.util.stream.Collectors.joining;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * The tables {@code course_safety} and {@code safety_rollup}. By hand: whoever changes what they
 * are made of computes them anew in the same transaction, all figures of a course at once. They are
 * locked behind all that {@link Outcomes} names.
 */
@Singleton
class SafetyFigures {
  /**
   * Whoever stores vital signs has locked their courses against being changed, but not against each
   * other. This row of a course can be had by one of them only; every course that stands has it.
   * What follows is planned once for a connection: planning takes three times as long as a course.
   */
  private static final String LOCK =
      """
      select course_id, set_config('plan_cache_mode', 'force_generic_plan', true)
      from course_outcome
      where clinic_number = ? and course_id = any (?) and measure = 0
      order by course_id for update
      """;

  /**
   * From standing courses their figures: of the course itself, of each vital sign, of each kind of
   * adverse event. An event that names no session went with the first one of its day, if there was
   * one. Course by course, so that the joins, of whose size the planner knows nothing, are of one
   * course each.
   */
  private static final String READ =
      """
      with known as (
        select clinic_number, id as course_id, started_at,
          outcome_cohort(indication, drug, route, failed_trials) as cohort
        from course where clinic_number = ? and id = any (?) and status = 1),
      counted as (
        select known.clinic_number, known.course_id, known.cohort, of_course.*
        from known
        cross join lateral (
          with given as (
            select id as session_id, number, safety_day(at - known.started_at) as day
            from session
            where clinic_number = known.clinic_number and course_id = known.course_id
              and status = 1),
          of_day as (
            select day, count(*) as sessions,
              (array_agg(session_id order by number, session_id))[1] as first_id
            from given group by day),
          taken as (
            select measure, day, bool_or(case measure %1$s end) as past
            from observation
            cross join lateral (select safety_day(effective_at - known.started_at) as day) d
            where clinic_number = known.clinic_number and course_id = known.course_id
              and measure in (%2$s) and status <> 5
              and effective_at - known.started_at >= interval '-12 hours'
            group by measure, day),
          happened as (
            select figure, given.session_id
            from adverse_event e
            cross join lateral (values (%4$d + term), (%4$d), (case when serious then %5$d end))
              as kind (figure)
            left join of_day on of_day.day = safety_day(onset_at - known.started_at)
            left join given on given.session_id = coalesce(e.session_id, first_id)
            where clinic_number = known.clinic_number and course_id = known.course_id
              and status = 1 and figure is not null)
          select %6$d, 0, 0, 0, count(*), 0 from given
          union all
          select measure, case measure %3$s end, count(*), count(*) filter (where past),
            coalesce(sum(sessions), 0), coalesce(sum(sessions) filter (where past), 0)
          from taken left join of_day using (day)
          group by measure
          union all
          select figure, 0, 0, 0, 0, count(distinct session_id) from happened group by figure)
          as of_course (figure, rule, days, days_with, sessions, sessions_with)),
      """;

  /** Its arguments are the clinic and the courses' ids, twice. */
  private static final String RECOMPUTE =
      READ
          + """
          gone as (
            delete from course_safety as fact
            where clinic_number = ? and course_id = any (?)
              and not exists (
                select from counted
                where counted.course_id = fact.course_id and counted.figure = fact.figure)
            returning old as was),
          fact as (
            insert into course_safety as fact (clinic_number, course_id, cohort, figure, rule, days,
              days_with, sessions, sessions_with)
            select clinic_number, course_id, cohort, figure, rule, days, days_with, sessions,
              sessions_with
            from counted
            order by clinic_number, course_id, figure
            on conflict (clinic_number, course_id, figure) do update set
              cohort = excluded.cohort, rule = excluded.rule,
              days = excluded.days, days_with = excluded.days_with,
              sessions = excluded.sessions, sessions_with = excluded.sessions_with
            where (fact.cohort, fact.rule, fact.days, fact.days_with, fact.sessions,
                fact.sessions_with)
              is distinct from
                (excluded.cohort, excluded.rule, excluded.days, excluded.days_with,
                excluded.sessions, excluded.sessions_with)
            returning old as was, new as now),
          changed as (
            select -1 as sign, (was).* from gone
            union all
            select -1, (was).* from fact
            union all
            select 1, (now).* from fact),
          delta as (
            select clinic_number, figure, cohort, rule, sum(sign) as courses,
              sum(sign * (days_with > 0)::integer) as courses_with, sum(sign * days) as days,
              sum(sign * days_with) as days_with, sum(sign * sessions) as sessions,
              sum(sign * sessions_with) as sessions_with
            from changed
            where course_id is not null
            group by clinic_number, figure, cohort, rule)
          insert into safety_rollup as rollup (clinic_number, figure, cohort, rule, courses,
            courses_with, days, days_with, sessions, sessions_with)
          select * from delta
          where (courses, courses_with, days, days_with, sessions, sessions_with)
            <> (0, 0, 0, 0, 0, 0)
          order by clinic_number, figure, cohort, rule
          on conflict (clinic_number, figure, cohort, rule) do update set
            courses = rollup.courses + excluded.courses,
            courses_with = rollup.courses_with + excluded.courses_with,
            days = rollup.days + excluded.days,
            days_with = rollup.days_with + excluded.days_with,
            sessions = rollup.sessions + excluded.sessions,
            sessions_with = rollup.sessions_with + excluded.sessions_with
          """;

  private final List<ExcursionRule> watched;
  private final String recompute;

  SafetyFigures(Instruments instruments, ExcursionThresholds thresholds) {
    watched = ExcursionRule.of(instruments, thresholds);
    recompute =
        RECOMPUTE.formatted(
            each(rule -> "when " + rule.measure() + " then " + rule.condition(), " "),
            each(rule -> String.valueOf(rule.measure()), ", "),
            each(rule -> "when " + rule.measure() + " then " + rule.number(), " "),
            SafetyFigure.EVENT,
            SafetyFigure.SERIOUS_EVENT,
            SafetyFigure.COURSE);
  }

  /** Whether something of it may be an excursion. */
  boolean isWatched(Instrument instrument) {
    return watched.stream().anyMatch(rule -> rule.measure() == instrument.number());
  }

  /**
   * To be called in the transaction that has stored what is watched in these courses. In a
   * statement of its own: its snapshot shows what others stored while the lock was awaited.
   */
  void follow(Connection connection, int clinic, UUID... courses) throws SQLException {
    try (var lock = connection.prepareStatement(LOCK)) {
      bind(lock, clinic, courses);
      lock.execute();
    }
    recompute(connection, clinic, courses);
  }

  /** Makes the figures of courses anew that the transaction has locked. */
  void recompute(Connection connection, int clinic, UUID... courses) throws SQLException {
    try (var statement = connection.prepareStatement(recompute)) {
      bind(statement, clinic, courses, clinic, courses);
      statement.execute();
    }
  }

  private String each(Function<ExcursionRule, String> text, String between) {
    return watched.stream().map(text).collect(joining(between));
  }
}
