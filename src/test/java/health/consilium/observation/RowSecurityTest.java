package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the database itself keeps apart: no statement here names a clinic. Of the tables themselves
 * {@code RowSecurityCatalogTest} knows more.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RowSecurityTest {
  @Inject Database database;

  private TestClinic clinic;
  private UUID course;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, course());
    var observation = madrs(course);
    TestCourses.post(clinic, observation);
    String posted = "/v1/observations/" + observation.remove("id");
    observation.putAll(Map.of("status", "amended", "reason", "other"));
    change(posted, observation);
    var session = TestSessions.session();
    String put = TestSessions.path(course, TestSessions.put(clinic, course, session));
    session.put("number", 3);
    change(put, session);
    var event = TestSessions.adverseEvent(course);
    TestSessions.post(clinic, event);
    event.put("grade", 2);
    change("/v1/adverse-events/" + event.get("id"), event);
    change("/v1/courses/" + course, course());
    clinic.given().body(Map.of("subject", UUID.randomUUID())).post("/v1/subjects/withdraw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "course_fact",
        "session_fact",
        "observation_fact",
        "adverse_event_fact",
        "trajectory_count"
      })
  void inside_its_scope_a_clinic_sees_its_own_row(String view) {
    assertThat(TestSql.rows(database, clinic, "select 1 from " + view)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "course_fact",
        "session_fact",
        "observation_fact",
        "adverse_event_fact",
        "trajectory_count"
      })
  void inside_another_scope_there_is_nothing(String view) {
    assertThat(TestSql.rows(database, TestClinic.open(), "select 1 from " + view)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "course_fact",
        "session_fact",
        "observation_fact",
        "adverse_event_fact",
        "trajectory_count"
      })
  void outside_of_every_scope_there_is_nothing(String view) {
    assertThat(TestSql.rows(database, "select 1 from " + view)).isEmpty();
  }

  @Test
  void a_scope_ends_with_its_transaction_on_the_same_connection() {
    var seen =
        database.call(
            connection -> {
              connection.setAutoCommit(false);
              TestSql.enter(connection, clinic);
              int inside = TestSql.rows(connection, "select 1 from observation").size();
              connection.commit();
              int after = TestSql.rows(connection, "select 1 from observation").size();
              connection.rollback();
              connection.setAutoCommit(true);
              return new int[] {inside, after};
            });

    assertThat(seen).containsExactly(1, 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from observation",
        "update observation set course_id = id",
        "update observation set body_hash = ''",
        "update observation_version set value_milli = 0",
        "delete from observation_version",
        "delete from session",
        "update session_version set number = 7",
        "delete from adverse_event",
        "delete from subject_withdrawal",
        "update subject_withdrawal set courses = 7",
        "update adverse_event_version set grade = 5",
        "delete from course",
        "update course_version set version = 7",
        "delete from measure"
      })
  void the_service_may_neither_delete_nor_overwrite(String statement) {
    assertThatThrownBy(() -> update(statement)).hasMessageContaining("permission denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update course set induction_ended_at = null",
        "update session set status = 2",
        "update observation set status = 5",
        "delete from observation",
        "delete from course_outcome",
        "insert into course (clinic_number, id) values (1, gen_random_uuid())",
        "select subject_hmac from course",
        "select body_hash from observation",
        "select 1 from adverse_event",
        "select 1 from audit_entry"
      })
  void for_a_group_the_service_may_only_store_observations(String statement) {
    String join =
        "select set_config('app.clinics', array[current_setting('app.clinic')]::text, true),"
            + " set_config('role', 'consilium_poster', true);";

    assertThatThrownBy(() -> update(join + statement))
        .hasMessageMatching("(?s).*(permission denied|violates row-level security).*");
  }

  /** Puts the second version in the place of the first. */
  private void change(String path, Map<String, Object> body) {
    clinic.given().header("If-Match", "\"1\"").body(body).put(path).then().statusCode(200);
  }

  private void update(String sql) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.call(
                    connection -> {
                      TestSql.enter(connection, clinic);
                      try (var statement = connection.createStatement()) {
                        return statement.execute(sql);
                      }
                    }));
  }
}
