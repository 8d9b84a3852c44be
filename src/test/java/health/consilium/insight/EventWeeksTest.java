package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.observation.TestSessions;
import health.consilium.observation.TestSql;
import health.consilium.observation.TestSubjects;
import health.consilium.platform.postgres.DatabaseRole;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The four weeks in which adverse events count, at their border, whatever the time zone of the
 * connection: in Berlin clocks go forward on 29 March, and the 28th day of this course ends at
 * 14:00.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class EventWeeksTest {
  @Inject Database database;

  private TestClinic clinic;

  @BeforeEach
  void a_patient_with_a_headache_half_an_hour_before_the_weeks_are_over() {
    clinic = TestClinic.open();
    var body = TestCourses.course();
    body.putAll(Map.of("indication", "OCD", "drug", "other", "route", "SC"));
    body.put("subject", TestSubjects.counted().toString());
    body.put("startedAt", "2026-03-10T15:00:00Z");
    var course = TestCourses.put(clinic, body);
    var session = TestSessions.session();
    session.put("at", "2026-03-10T15:00:00Z");
    TestSessions.put(clinic, course, session);
    var event = TestSessions.adverseEvent(course);
    event.put("term", "headache");
    event.put("onsetAt", "2026-04-07T14:30:00Z");
    TestSessions.post(clinic, event);
  }

  @ParameterizedTest
  @CsvSource({
    "UTC, 2026-04-07T14:59:59Z, 0",
    "Europe/Berlin, 2026-04-07T14:59:59Z, 0",
    "UTC, 2026-04-07T15:00:00Z, 1",
    "Europe/Berlin, 2026-04-07T15:00:00Z, 1",
  })
  void a_release_counts_whose_28_times_24_hours_are_over(String zone, Instant asOf, int patients)
      throws SQLException {
    assertThat(released(zone, asOf)).isEqualTo(List.of(patients, patients));
  }

  /** How many patients are counted, and how many of them with a headache; nothing is kept. */
  private List<Integer> released(String zone, Instant asOf) throws SQLException {
    try (var connection = TestConnection.as(DatabaseRole.RELEASE)) {
      connection.setAutoCommit(false);
      setZone(connection, zone);
      connection.createStatement().execute("delete from release_tally");
      new EventDraft(connection).count(new ReleaseDraft.Draft(Integer.MAX_VALUE, 0, asOf, 0, true));
      var found =
          TestSql.rows(
              connection,
              """
              select coalesce(sum(responders + others), 0)::integer,
                coalesce(sum(responders), 0)::integer
              from release_tally
              where clinic_number = %d
              """
                  .formatted(number()));
      connection.rollback();
      return found.getFirst().stream().map(Integer.class::cast).toList();
    }
  }

  private int number() {
    String sql = "select current_setting('app.clinic')::integer";
    return (int) TestSql.rows(database, clinic, sql).getFirst().getFirst();
  }

  private static void setZone(Connection connection, String zone) throws SQLException {
    TestSql.rows(connection, "select set_config('TimeZone', '%s', true)".formatted(zone));
  }
}
