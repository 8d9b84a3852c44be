package health.consilium.observation;

import static health.consilium.platform.sql.Arguments.bind;
import static java.util.stream.Collectors.joining;

import health.consilium.access.ClinicNumber;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The tables {@code course_outcome} and {@code outcome_rollup}. By hand: they are kept by the
 * statement that stores observations, from the rows that it really stored.
 *
 * <p>Whatever writes here locks in one order, so that no two transactions wait for each other:
 * courses, then observations, then outcomes, then counts, then days, then their counts, then what
 * {@link SafetyFigures} keeps, each by their keys, which begin with the clinic.
 */
@Singleton
class Outcomes {
  /** How old a baseline may be at the first dose. */
  private static final Duration BASELINE = Duration.ofDays(7);

  /** The baseline is a window too, numbered 0, whose target is its end. */
  private static final String WINDOWS =
      Stream.concat(
              Stream.of(window(0, BASELINE.negated(), Duration.ZERO, Duration.ZERO)),
              Stream.of(TimePoint.values())
                  .map(each -> window(each.number(), each.opens(), each.target(), each.closes())))
          .collect(joining(", "));

  /**
   * From {@code stored} observations of {@code known} courses, what lies in the windows of each
   * course and scale: of one window the smallest reading, which is the one that counts.
   */
  private static final String READ =
      """
      read as (
        select clinic_number, course_id, measure, started_at, cohort,
          min(reading) filter (where number = 0) as baseline,
          min(reading) filter (where number = 1) as pt24h,
          min(reading) filter (where number = 2) as p7d,
          min(reading) filter (where number = 3) as p28d,
          min(reading) filter (where number = 4) as end_of_induction
        from stored
        join known using (clinic_number, course_id)
        join outcome_rule using (measure)
        cross join (values %s) as time_point (number, opens, target, closes)
        cross join lateral (
          select effective_at - case number when %d then induction_ended_at else started_at end
            as since) s
        cross join lateral (select outcome_reading(since - target, id, value_milli) as reading) r
        where since between opens and closes
        group by clinic_number, course_id, measure, started_at, cohort)
      """
          .formatted(WINDOWS, TimePoint.END_OF_INDUCTION.number());

  /** Adds what the outcomes in {@code fact} are now, less what they were, to the counts. */
  private static final String COUNT =
      """
      counted as (
        select -1 as sign, (was).* from fact
        union all
        select 1, (now).* from fact
        %s),
      judged as (
        select sign, clinic_number, started_at, cohort, measure, number as time_point,
          responder, remitted, improved, worse
        from counted
        join outcome_rule rule using (measure)
        cross join lateral (values (1, pt24h), (2, p7d), (3, p28d), (4, end_of_induction))
          as time_point (number, reading)
        cross join lateral (
          select outcome_value(baseline) as before, outcome_value(reading) as after) score
        cross join lateral outcome_judged(rule, before, after)
        where before <> 0 and after is not null and rule.response_milli is not null
        %s),
      delta as (
        select clinic_number, measure, time_point,
          date_trunc('month', started_at at time zone 'UTC')::date as month, cohort, sum(sign) as courses,
          coalesce(sum(sign) filter (where responder), 0) as responders,
          coalesce(sum(sign) filter (where remitted), 0) as remitted,
          coalesce(sum(sign) filter (where improved), 0) as improved,
          coalesce(sum(sign) filter (where worse), 0) as worse
        from judged
        group by 1, 2, 3, 4, 5),
      rolled as (
        insert into outcome_rollup as rollup (clinic_number, measure, time_point, month, cohort,
          courses, responders, remitted, improved, worse)
        select * from delta
        where courses <> 0 or responders <> 0 or remitted <> 0 or improved <> 0 or worse <> 0
        order by clinic_number, measure, time_point, month, cohort
        on conflict (clinic_number, measure, time_point, month, cohort) do update set
          courses = rollup.courses + excluded.courses,
          responders = rollup.responders + excluded.responders,
          remitted = rollup.remitted + excluded.remitted,
          improved = rollup.improved + excluded.improved,
          worse = rollup.worse + excluded.worse
        returning 1)
      """;

  /**
   * What a statement that stores observations goes on with: merges the {@code stored} ones into the
   * outcomes of the {@code known} courses, which it has locked, the counts, and the days. They may
   * be of several clinics.
   */
  static final String UPKEEP =
      READ
          + """
          , fact as (
            insert into course_outcome as fact (clinic_number, course_id, measure, started_at, cohort,
              baseline, pt24h, p7d, p28d, end_of_induction)
            select * from read order by clinic_number, course_id, measure
            on conflict (clinic_number, course_id, measure) do update set
              baseline = least(fact.baseline, excluded.baseline),
              pt24h = least(fact.pt24h, excluded.pt24h),
              p7d = least(fact.p7d, excluded.p7d),
              p28d = least(fact.p28d, excluded.p28d),
              end_of_induction = least(fact.end_of_induction, excluded.end_of_induction)
            where (least(fact.baseline, excluded.baseline), least(fact.pt24h, excluded.pt24h),
                least(fact.p7d, excluded.p7d), least(fact.p28d, excluded.p28d),
                least(fact.end_of_induction, excluded.end_of_induction))
              is distinct from
                (fact.baseline, fact.pt24h, fact.p7d, fact.p28d, fact.end_of_induction)
            returning old as was, new as now),
          """
          + COUNT.formatted("", "")
          + ", "
          + Trajectories.UPKEEP;

  /** Stronger than the lock under which observations of these courses are stored. */
  private static final String LOCK =
      "select id from course where clinic_number = ? and id = any (?) order by id for update";

  /**
   * Courses and all that was observed in them, without what was entered in error; the arguments are
   * the clinic and their ids, twice. A constant of the compiler: {@link Trajectories} is
   * initialised while this class still is.
   */
  static final String OBSERVED =
      """
      with known as (
        select clinic_number, id as course_id, started_at, induction_ended_at,
          outcome_cohort(indication, drug, route, failed_trials) as cohort
        from course where clinic_number = ? and id = any (?) and status = 1),
      stored as (
        select clinic_number, id, course_id, measure, effective_at, value_milli
        from observation where clinic_number = ? and course_id = any (?) and status <> 5),
      """;

  private static final String RECOMPUTE =
      OBSERVED
          + READ
          + """
          , fresh as (
            select * from read
            union all
            select clinic_number, course_id, 0, started_at, cohort, null, null, null, null, null
            from known),
          gone as (
            delete from course_outcome as fact
            where clinic_number = ? and course_id = any (?)
              and not exists (
                select from fresh
                where fresh.course_id = fact.course_id and fresh.measure = fact.measure)
            returning old as was),
          fact as (
            insert into course_outcome (clinic_number, course_id, measure, started_at, cohort,
              baseline, pt24h, p7d, p28d, end_of_induction)
            select * from fresh order by clinic_number, course_id, measure
            on conflict (clinic_number, course_id, measure) do update set
              started_at = excluded.started_at, cohort = excluded.cohort,
              baseline = excluded.baseline, pt24h = excluded.pt24h,
              p7d = excluded.p7d, p28d = excluded.p28d,
              end_of_induction = excluded.end_of_induction
            returning old as was, new as now),
          """
          + COUNT.formatted(
              "union all select -1, (was).* from gone",
              """
              union all
              select sign, clinic_number, started_at, cohort, 0, 0, null, null, null, null
              from counted where measure = 0
              """)
          + "select course_id from known";

  private final Database database;
  private final SafetyFigures safety;

  Outcomes(Database database, SafetyFigures safety) {
    this.database = database;
    this.safety = safety;
  }

  /**
   * Computes the outcomes of courses anew. To be called in the transaction that changed anything
   * but stored a new observation: a course, or an observation that was there before. Locks the
   * courses until the transaction ends; one that is not the clinic's is left out.
   */
  void recompute(ClinicNumber clinic, UUID... courses) {
    int number = clinic.value();
    database.call(
        connection -> {
          try (var lock = connection.prepareStatement(LOCK)) {
            bind(lock, number, courses);
            lock.execute();
          }
          recompute(connection, number, courses);
          safety.recompute(connection, number, courses);
          return courses;
        });
  }

  /** Whether more follows from it than {@link #UPKEEP} keeps. */
  boolean isFollowed(Posting posting) {
    return safety.isWatched(posting.instrument());
  }

  /**
   * To be called in the transaction that has stored these observations of the clinic's: counts the
   * vital signs among them.
   */
  void followPosts(ClinicNumber clinic, List<Posting> stored) {
    var courses =
        stored.stream()
            .filter(this::isFollowed)
            .map(posting -> posting.body().course())
            .distinct()
            .toArray(UUID[]::new);
    if (courses.length > 0) {
      database.call(
          connection -> {
            safety.follow(connection, clinic.value(), courses);
            return courses;
          });
    }
  }

  /** To be called in the transaction that has changed an adverse event and locked its course. */
  void followEvents(ClinicNumber clinic, UUID course) {
    database.call(
        connection -> {
          safety.recompute(connection, clinic.value(), course);
          return course;
        });
  }

  /**
   * To be called in the transaction that has changed a session and locked its course: computes the
   * outcomes anew where the induction ends at another time for it.
   */
  void followSessions(ClinicNumber clinic, UUID course) {
    int number = clinic.value();
    database.call(
        connection -> {
          boolean changed = Inductions.keep(connection, number, course) > 0;
          if (changed) {
            recompute(connection, number, course);
          }
          safety.recompute(connection, number, course);
          return changed;
        });
  }

  /**
   * The same for courses that the transaction has locked, without {@link SafetyFigures}. In
   * statements of their own: their snapshots show what was stored while the locks were awaited.
   */
  static void recompute(Connection connection, int clinic, UUID... courses) throws SQLException {
    Inductions.keep(connection, clinic, courses);
    try (var recompute = connection.prepareStatement(RECOMPUTE)) {
      bind(recompute, clinic, courses, clinic, courses, clinic, courses);
      recompute.execute();
    }
    Trajectories.recompute(connection, clinic, courses);
  }

  private static String window(int number, Duration opens, Duration target, Duration closes) {
    return "(%d, interval '%s', interval '%s', interval '%s')"
        .formatted(number, opens, target, closes);
  }
}
