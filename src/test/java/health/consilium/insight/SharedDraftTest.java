package health.consilium.insight;

import static health.consilium.platform.sql.Arguments.bind;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.insight.disclosure.Policy;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Rows over several releases, between which random networks grow, withdraw and correct. What a
 * release reads and writes stands here in temporary tables, which hide those of the same names.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SharedDraftTest {
  private static final int NETWORKS = 25;
  private static final int RELEASES = 4;
  private static final Instant STARTED = Instant.parse("2026-03-02T15:00:00Z");

  private static final String EMPTY =
      """
      create temporary table patient_outcome on commit drop as
        table public.patient_outcome with no data;
      create temporary table person (course_id uuid, person integer) on commit drop;
      create temporary table course on commit drop as table public.course with no data;
      create temporary table course_version on commit drop as
        table public.course_version with no data;
      create temporary table patient_session on commit drop as
        table public.patient_session with no data;
      create temporary table clinic_state (number, state) on commit drop as
        values (1, 'WA'), (2, 'WA'), (3, 'OR'), (4, 'NY'), (5, 'TX'), (6, 'PR');
      create temporary table shared_observation
        (like public.shared_observation including all) on commit drop;
      create temporary table shared_patient
        (like public.shared_patient including all) on commit drop;
      create temporary table shared_withdrawal
        (like public.shared_withdrawal including all) on commit drop;
      """;

  private static final String OUTCOME =
      """
      insert into patient_outcome (clinic_number, patient, course_id, started_at, indication,
        failed_trials, drug, route, sex, age_band, measure, time_point, baseline_milli,
        follow_up_milli, responder, in_rows, counted)
      values (?, ?, ?, ?, 1, 2, ?, 1, ?, ?, ?, ?, 30000, ?, true, true, false)
      """;

  private static final String COURSE =
      """
      insert into course (clinic_number, subject_hmac, id, started_at, drug, route, status)
      values (?, ?, ?, ?, ?, 1, 1)
      """;

  private static final String SUBJECT =
      """
      insert into course_version (clinic_number, id, subject_hmac, started_at, drug, route)
      select clinic_number, id, subject_hmac, started_at, drug, route
      from course join chosen using (id);
      update course set subject_hmac = sha256(subject_hmac) where id in (select id from chosen);
      update patient_outcome set patient = sha256(patient)
      where course_id in (select id from chosen)
      """;

  /** Retracted, and posted under another id and subject. */
  private static final String ANEW =
      """
      update course set status = 2 where id in (select id from chosen);
      insert into course (clinic_number, subject_hmac, id, started_at, drug, route, status)
      select clinic_number, sha256(subject_hmac), new, started_at, drug, route, 1
      from course join chosen using (id);
      insert into person (course_id, person)
      select new, person from person join chosen on id = course_id;
      update patient_outcome set patient = sha256(patient), course_id = new
      from chosen where course_id = id
      """;

  private static final String SESSION =
      """
      insert into patient_session (clinic_number, course_id, session_id, at, dose_milli, dose_unit)
      values (?, ?, ?, ?, ?, 2)
      """;

  /** The smallest number of others' patients who share all that a row tells, in anybody's eyes. */
  private static final String SMALLEST =
      """
      with shown as (
        select o.*, s.clinic_number from shared_observation o
        join shared_patient s using (number, position)
        where not exists (
          select from shared_withdrawal w where w.number = o.number and w.position = o.position)),
      of_clinic as (
        select number, drug, age_band, sex, division, dose_band, count(*) as patients
        from shown group by 1, 2, 3, 4, 5, 6, clinic_number)
      select coalesce(min(others), 1000) from (
        select sum(patients) - max(patients) as others
        from of_clinic group by number, drug, age_band, sex, division, dose_band) of_group
      """;

  private static final String TWICE =
      """
      select count(*) from (
        select from shared_patient join person using (course_id)
        group by person having count(*) > 1) twice
      """;

  @Test
  void whatever_is_withdrawn_or_corrected_nobody_is_left_to_stand_out() throws SQLException {
    for (long seed = 0; seed < NETWORKS; seed++) {
      assertThat(smallest(seed, Policy.CURRENT)).as("network %d", seed).isGreaterThanOrEqualTo(11);
    }
  }

  @Test
  void without_the_rule_somebody_would() throws SQLException {
    assertThat(smallest(1, new Policy(0, 1, 3, 60, 11, 11, 5, 8))).isLessThan(11);
  }

  @Test
  void no_two_rows_are_of_one_course_or_of_one_patient_whatever_subject_it_is_called()
      throws SQLException {
    for (long seed = 0; seed < NETWORKS; seed++) {
      try (var network = new Network(seed)) {
        for (int release = 1; release <= RELEASES; release++) {
          network.release(release, Policy.CURRENT);
        }
        assertThat(network.number(TWICE)).as("network %d", seed).isZero();
      }
    }
  }

  /** Over all releases. */
  private static long smallest(long seed, Policy policy) throws SQLException {
    long smallest = Long.MAX_VALUE;
    try (var network = new Network(seed)) {
      for (int release = 1; release <= RELEASES; release++) {
        network.release(release, policy);
        smallest = Math.min(smallest, network.number(SMALLEST));
      }
    }
    return smallest;
  }

  /**
   * Patients of six clinics who may be told of in rows, in one transaction that comes to nothing.
   */
  private static final class Network implements AutoCloseable {
    private final Random random;
    private final Connection connection = TestConnection.superuser();
    private int patients;

    Network(long seed) throws SQLException {
      this.random = new Random(seed);
      connection.setAutoCommit(false);
      execute(EMPTY);
      look("course_subject");
      look("patient_under_two_subjects");
      execute("select setseed(" + random.nextDouble() + ")");
    }

    /** Changes what there is, and shares who finds a group. */
    void release(int number, Policy policy) throws SQLException {
      for (int more = 20 + random.nextInt(150); more > 0; more--) {
        join();
      }
      some("delete from patient_outcome where course_id in (select id from chosen)");
      some("update patient_outcome set drug = 3 - drug where course_id in (select id from chosen)");
      some(
          "update patient_session set dose_milli = 3000 where course_id in (select id from chosen)");
      some(SUBJECT);
      some(ANEW);
      new SharedDraft(connection).publish(number, policy);
      execute("drop table shared_candidate, shared_group, shared_row");
    }

    /** Of the courses that count, at most one in five. */
    private void some(String change) throws SQLException {
      execute(
          "create temporary table chosen as select id, gen_random_uuid() as new from course"
              + " where status = 1 and random() < "
              + random.nextDouble() / 5);
      execute(change);
      execute("drop table chosen");
    }

    /** The same view, of the tables here. */
    private void look(String view) throws SQLException {
      try (var select =
          connection.prepareStatement(
              "select pg_get_viewdef('public.%s'::regclass)".formatted(view))) {
        var row = select.executeQuery();
        row.next();
        execute(
            "create temporary view %s as %s"
                .formatted(view, row.getString(1).replace("public.", "")));
      }
    }

    private void join() throws SQLException {
      int clinic = 1 + Math.min(random.nextInt(6), random.nextInt(6));
      int person = patients++;
      byte[] patient = ByteBuffer.allocate(32).putInt(person).array();
      int sex = 1 + random.nextInt(2);
      int age = 1 + Math.min(random.nextInt(4), random.nextInt(8));
      int drug = 1 + random.nextInt(2);
      for (int courses = 1 + random.nextInt(2); courses > 0; courses--) {
        var course = UUID.randomUUID();
        var started = STARTED.plusSeconds(random.nextInt());
        execute(COURSE, clinic, patient, course, started, drug);
        execute("insert into person values (?, ?)", course, person);
        for (int at = 1 + random.nextInt(3); at > 0; at--) {
          execute(
              OUTCOME,
              clinic,
              patient,
              course,
              started,
              drug,
              sex,
              age,
              1 + random.nextInt(2),
              at,
              1000 * random.nextInt(30));
        }
        execute(SESSION, clinic, course, UUID.randomUUID(), started, 500 + 300 * random.nextInt(2));
      }
    }

    long number(String sql) throws SQLException {
      try (var select = connection.prepareStatement(sql)) {
        var row = select.executeQuery();
        row.next();
        return row.getLong(1);
      }
    }

    private void execute(String sql, Object... arguments) throws SQLException {
      try (var statement = connection.prepareStatement(sql)) {
        bind(statement, arguments);
        statement.execute();
      }
    }

    @Override
    public void close() throws SQLException {
      connection.rollback();
      connection.close();
    }
  }
}
