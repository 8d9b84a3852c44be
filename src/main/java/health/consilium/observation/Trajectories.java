package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * The tables {@code course_day} and {@code trajectory_rollup}. By hand: like {@link Outcomes}, they
 * are kept by the statement that stores observations, from the rows that it really stored.
 */
final class Trajectories {
  /** From {@code stored} observations of {@code known} courses, the one that counts of each day. */
  private static final String READ =
      """
      day_read as (
        select clinic_number, course_id, cohort, measure, day, min(reading) as reading
        from stored
        join known using (clinic_number, course_id)
        join outcome_rule using (measure)
        cross join lateral (select trajectory_day(effective_at - started_at) as day) d
        cross join lateral (
          select outcome_reading(
            effective_at - started_at - day * interval '1 day', id, value_milli) as reading) r
        where day is not null
        group by clinic_number, course_id, cohort, measure, day)
      """;

  /** Adds what the days in {@code day_fact} are now, less what they were, to the counts. */
  private static final String COUNT =
      """
      day_counted as (
        select -1 as sign, (was).* from day_fact
        union all
        select 1, (now).* from day_fact
        %s),
      day_delta as (
        select clinic_number, cohort, outcome_value(reading) as value_milli, sum(sign) as courses,
          measure, day
        from day_counted
        where reading is not null
        group by clinic_number, cohort, value_milli, measure, day
        having sum(sign) <> 0),
      day_rolled as (
        insert into trajectory_rollup as rollup (clinic_number, cohort, value_milli, courses,
          measure, day)
        select * from day_delta order by clinic_number, measure, day, cohort, value_milli
        on conflict (clinic_number, measure, day, cohort, value_milli) do update set
          courses = rollup.courses + excluded.courses)
      """;

  /**
   * What a statement that stores observations goes on with, after {@link Outcomes}: it waits for
   * {@code rolled}, so that all who write lock the days after the outcomes' counts.
   */
  static final String UPKEEP =
      READ
          + """
          , day_fact as (
            insert into course_day as fact (clinic_number, course_id, cohort, measure, day, reading)
            select * from day_read
            where (select count(*) from rolled) >= 0
            order by clinic_number, course_id, measure, day
            on conflict (clinic_number, course_id, measure, day) do update set
              reading = excluded.reading
            where excluded.reading < fact.reading
            returning old as was, new as now),
          """
          + COUNT.formatted("");

  private static final String RECOMPUTE =
      Outcomes.OBSERVED
          + READ
          + """
          , day_gone as (
            delete from course_day as fact
            where clinic_number = ? and course_id = any (?)
              and not exists (
                select from day_read
                where day_read.course_id = fact.course_id and day_read.measure = fact.measure
                  and day_read.day = fact.day)
            returning old as was),
          day_fact as (
            insert into course_day (clinic_number, course_id, cohort, measure, day, reading)
            select * from day_read order by clinic_number, course_id, measure, day
            on conflict (clinic_number, course_id, measure, day) do update set
              cohort = excluded.cohort, reading = excluded.reading
            returning old as was, new as now),
          """
          + COUNT.formatted("union all select -1, (was).* from day_gone")
          + "select 1";

  private Trajectories() {}

  /** Computes the days of courses anew that the transaction has locked. */
  static void recompute(Connection connection, int clinic, UUID... courses) throws SQLException {
    try (var recompute = connection.prepareStatement(RECOMPUTE)) {
      bind(recompute, clinic, courses, clinic, courses, clinic, courses);
      recompute.execute();
    }
  }
}
