package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.ClinicNumber;
import health.consilium.bench.Stage;
import health.consilium.observation.BenchClinic;
import health.consilium.observation.OutcomeRebuild;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;

/**
 * Made-up patients of 1,000 clinics, each with one course, two sessions and eight observations:
 * MADRS at four times, PHQ-9 at three, and a heart rate; to three in ten something happened.
 * Written as rows, with what is kept beside them.
 */
final class BenchPatients {
  static final int CLINICS = 1_000;

  /** {@code -Dbench.observations=80000} makes a short run of it. */
  static final List<Integer> SIZES =
      Arrays.stream(System.getProperty("bench.observations", "1000000,10000000").split(","))
          .map(Integer::valueOf)
          .toList();

  private static final int OBSERVATIONS = 8;

  private static final List<BenchClinic> OPENED = new ArrayList<>();
  private static int there;

  /** What a rebuild would make of the observations is written beside them, clinic by clinic. */
  private static final String FILL =
      """
      with treated as (
        insert into course (id, started_at, recorded_at, clinic_number, version, indication,
          failed_trials, drug, route, sex, age_band, subject_hmac, recorded_by)
        select gen_random_uuid(), timestamptz '2025-01-01Z' + random() * interval '400 days', now(),
          ?, 1, (array[1, 1, 1, 2, 3, 5])[1 + floor(6 * random())], floor(11 * random()),
          1 + patient % 2, case patient % 2 when 0 then 1 else 4 end, 1 + floor(2.1 * random()),
          1 + floor(6 * random()), sha256(gen_random_uuid()::text::bytea), 'bench'
        from generate_series(1, ?) patient
        returning clinic_number, id as course_id, started_at,
          outcome_cohort(indication, drug, route, failed_trials) as cohort,
          0.5 + 0.6 * (random() - 0.5) as left_of_it),
      seen as materialized (
        select treated.*, gen_random_uuid() as id, measure, after, target, number,
          (1000 * round(case when after < interval '0' then severe else severe * left_of_it end))
            ::integer as value_milli
        from treated
        cross join (values
          (1, 0, interval '-1 hour', interval '0', 34),
          (1, 1, interval '24 hours', interval '24 hours', 34),
          (1, 2, interval '7 days', interval '7 days', 34),
          (1, 3, interval '28 days', interval '28 days', 34),
          (2, 0, interval '-1 hour', interval '0', 20),
          (2, 2, interval '7 days', interval '7 days', 20),
          (2, 3, interval '28 days', interval '28 days', 20),
          (103, null, interval '1 hour', null, 90)) as visit (measure, number, after, target, severe)),
      stored as (
        insert into observation (clinic_number, id, course_id, effective_at, recorded_at, value_milli,
          measure, status, version, body_hash)
        select clinic_number, id, course_id, started_at + after, now(), value_milli, measure, 2, 1,
          substr(sha256('bench'), 1, 16)
        from seen),
      scored as (
        select *, outcome_reading(after - target, id, value_milli) as reading from seen
        where number is not null),
      day as (
        insert into course_day (clinic_number, course_id, cohort, measure, day, reading)
        select clinic_number, course_id, cohort, measure, trajectory_day(after), reading from scored
        returning clinic_number, cohort, outcome_value(reading) as value_milli, measure, day),
      days as (
        insert into trajectory_rollup as rollup (clinic_number, cohort, value_milli, courses, measure,
          day)
        select clinic_number, cohort, value_milli, count(*), measure, day
        from day
        group by 1, 2, 3, 5, 6
        on conflict (clinic_number, measure, day, cohort, value_milli) do update set
          courses = rollup.courses + excluded.courses),
      outcome as (
        insert into course_outcome (clinic_number, course_id, measure, started_at, cohort, baseline,
          pt24h, p7d, p28d)
        select clinic_number, course_id, measure, started_at, cohort,
          min(reading) filter (where number = 0), min(reading) filter (where number = 1),
          min(reading) filter (where number = 2), min(reading) filter (where number = 3)
        from scored
        group by 1, 2, 3, 4, 5
        union all
        select clinic_number, course_id, 0, started_at, cohort, null, null, null, null from treated
        returning *),
      given as (
        insert into session (id, course_id, at, recorded_at, clinic_number, version, dose_milli,
          dose_unit, number, rems, recorded_by)
        select gen_random_uuid(), course_id, started_at + visit * interval '72 hours', now(),
          clinic_number, 1, 500, 2, 1 + visit, false, 'bench'
        from treated cross join generate_series(0, 1) visit
        returning clinic_number, course_id, id as session_id, at, number),
      happened as (
        insert into adverse_event (id, course_id, session_id, onset_at, recorded_at, clinic_number,
          version, term, grade, criteria, relation, action, outcome, serious, recorded_by)
        select gen_random_uuid(), course_id, session_id, at + interval '20 minutes', now(),
          clinic_number, 1, 1 + floor(8 * random()), 1, 0, 4, 1, 1, false, 'bench'
        from given where number = 1 and random() < 0.3
        returning course_id, term),
      figure as (
        insert into course_safety (clinic_number, course_id, cohort, figure, rule, days, days_with,
          sessions, sessions_with)
        select clinic_number, course_id, cohort, 0, 0, 0, 0, 2, 0 from treated
        union all
        select clinic_number, course_id, cohort, measure, 130045, 1, past, 1, past
        from seen cross join lateral (select (value_milli < 45000)::integer as past) p
        where measure = 103
        union all
        select clinic_number, course_id, cohort, kind, 0, 0, 0, 0, 1
        from happened join treated using (course_id)
        cross join lateral (values (1000), (1000 + term)) as kinds (kind)
        returning *),
      figures as (
        insert into safety_rollup as rollup (clinic_number, cohort, figure, rule, courses,
          courses_with, days, days_with, sessions, sessions_with)
        select clinic_number, cohort, figure, rule, count(*), count(*) filter (where days_with > 0),
          sum(days), sum(days_with), sum(sessions), sum(sessions_with)
        from figure
        group by 1, 2, 3, 4
        on conflict (clinic_number, figure, cohort, rule) do update set
          courses = rollup.courses + excluded.courses,
          courses_with = rollup.courses_with + excluded.courses_with,
          days = rollup.days + excluded.days, days_with = rollup.days_with + excluded.days_with,
          sessions = rollup.sessions + excluded.sessions,
          sessions_with = rollup.sessions_with + excluded.sessions_with),
      judged as (
        select clinic_number, measure, number as time_point, started_at, cohort, responder, remitted,
          improved, worse
        from outcome
        join outcome_rule rule using (measure)
        cross join lateral (values (1, pt24h), (2, p7d), (3, p28d)) as at (number, reading)
        cross join lateral outcome_judged(rule, outcome_value(baseline), outcome_value(reading))
        where reading is not null
        union all
        select clinic_number, 0, 0, started_at, cohort, null, null, null, null from treated)
      insert into outcome_rollup as rollup (clinic_number, measure, time_point, month, cohort, courses,
        responders, remitted, improved, worse)
      select clinic_number, measure, time_point,
        date_trunc('month', started_at at time zone 'UTC')::date, cohort, count(*),
        count(*) filter (where responder), count(*) filter (where remitted),
        count(*) filter (where improved), count(*) filter (where worse)
      from judged
      group by 1, 2, 3, 4, 5
      on conflict (clinic_number, measure, time_point, month, cohort) do update set
        courses = rollup.courses + excluded.courses,
        responders = rollup.responders + excluded.responders,
        remitted = rollup.remitted + excluded.remitted,
        improved = rollup.improved + excluded.improved,
        worse = rollup.worse + excluded.worse
      """;

  private static final String COUNTS =
      """
      select md5(string_agg(each, ',' order by each)) from (
        select o::text as each from outcome_rollup o where courses <> 0
        union all
        select t::text from trajectory_rollup t where courses <> 0
        union all
        select s::text from safety_rollup s where courses <> 0) counts
      """;

  private BenchPatients() {}

  /** Adds patients until there are so many observations; returns their clinics. */
  static List<BenchClinic> growTo(int observations, Stage stage) throws Exception {
    if (OPENED.isEmpty()) {
      OPENED.addAll(BenchClinic.open(CLINICS, stage));
    }
    int more = (observations - there) / OBSERVATIONS / CLINICS;
    int half = CLINICS / 2;
    try (var loaders = Executors.newFixedThreadPool(2)) {
      var first = loaders.submit(() -> fill(OPENED.subList(0, half), more, stage));
      fill(OPENED.subList(half, CLINICS), more, stage);
      first.get();
    }
    there += more * OBSERVATIONS * CLINICS;
    check(OPENED.getFirst(), stage);
    vacuum(stage);
    return OPENED;
  }

  /** How many cells the last release tells. */
  static long cellsTold(Stage stage) throws SQLException {
    String sql =
        "select count(*) from release_cell where hidden is null"
            + " and number = (select max(number) from network_release)";
    try (var connection = stage.connect();
        var select = connection.createStatement();
        var row = select.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Each clinic in a transaction of its own. */
  private static int fill(List<BenchClinic> clinics, int patients, Stage stage)
      throws SQLException {
    try (var connection = stage.connectPatiently()) {
      connection.setAutoCommit(false);
      for (var clinic : clinics) {
        fill(connection, clinic.number(), patients);
      }
      return clinics.size();
    }
  }

  private static void fill(Connection connection, int clinic, int patients) throws SQLException {
    Stage.enter(connection, clinic);
    try (var fill = connection.prepareStatement(FILL)) {
      fill.setInt(1, clinic);
      fill.setInt(2, patients);
      fill.executeUpdate();
    }
    connection.commit();
  }

  /** That the counts which were written are those that a rebuild makes. */
  private static void check(BenchClinic clinic, Stage stage) throws SQLException {
    try (var connection = stage.connectPatiently();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      Stage.enter(connection, clinic.number());
      String written = counts(statement);
      OutcomeRebuild.of(connection, new ClinicNumber(clinic.number()));
      assertThat(counts(statement)).isEqualTo(written);
      connection.rollback();
    }
  }

  private static String counts(Statement statement) throws SQLException {
    try (var row = statement.executeQuery(COUNTS)) {
      row.next();
      return row.getString(1);
    }
  }

  /** As the database does by itself once nobody writes for a while. */
  private static void vacuum(Stage stage) throws SQLException {
    try (var owner = stage.connectAsOwner();
        var vacuum = owner.createStatement()) {
      vacuum.execute("vacuum analyze");
    }
  }
}
