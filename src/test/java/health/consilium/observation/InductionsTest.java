package health.consilium.observation;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class InductionsTest {
  @Inject Database database;

  private TestClinic clinic = new TestClinic(new UUID(0, 0), "", "");
  private UUID course = new UUID(0, 0);

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, TestCourses.course());
  }

  /** Berlin's clocks go forward on 29 March: its 28th day after the first session ends at 14:00. */
  @ParameterizedTest
  @ValueSource(strings = {"UTC", "Europe/Berlin"})
  void a_day_has_24_hours_whatever_the_time_zone_of_the_connection(String zone) {
    session("2026-03-10T15:00:00Z");
    session("2026-03-17T15:00:00Z");
    session("2026-03-24T15:00:00Z");
    session("2026-04-07T14:30:00Z");

    assertThat(changedIn(zone)).isZero();
    assertThat(
            TestSql.rows(
                database,
                clinic,
                "select induction_ended_at = '2026-04-07T14:30:00Z' from course where id = '%s'"
                    .formatted(course)))
        .containsExactly(List.of(true));
  }

  private void session(String at) {
    TestSessions.put(clinic, course, TestSessions.session(at));
  }

  /** How many courses are kept otherwise on a connection of that time zone. */
  private int changedIn(String zone) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                database.call(
                    connection -> {
                      int number = TestSql.enter(connection, clinic).value();
                      TestSql.rows(
                          connection, "select set_config('TimeZone', '%s', true)".formatted(zone));
                      return Inductions.keep(connection, number, course);
                    }));
  }
}
