package health.consilium.observation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(Demonstration.class)
class DemoObservationsTest {
  @Inject DemoObservations loader;

  @Test
  void a_demonstration_starts_with_its_patients_and_loads_them_once() throws SQLException {
    boolean again = loader.load();

    assertThat(again).isFalse();
    assertThat(rows("select count(*) from clinic where name like 'Example % (fictional)'"))
        .containsExactly(List.of(17L));
    assertThat(rows("select count(*) from course"))
        .containsExactly(List.of((long) DemoCohort.ALL.stream().mapToInt(DemoCohort::size).sum()));
    assertThat(rows("select distinct method from observation"))
        .containsExactly(List.of("synthetic"));
  }

  @Test
  void its_patients_are_in_the_counts_and_their_loading_in_the_audit_logs() throws SQLException {
    assertThat(rows("select sum(courses) from outcome_rollup where measure = 0"))
        .isEqualTo(rows("select count(*) from course"));
    assertThat(rows("select count(*) > 200 from course_day where measure = 1 and day = 1"))
        .containsExactly(List.of(true));
    assertThat(rows("select count(*) from audit_entry where client = 'demo-loader'"))
        .containsExactly(List.of(17L));
  }

  @Test
  void its_patients_have_sessions_in_which_things_go_wrong() throws SQLException {
    assertThat(
            rows(
                "select drug::integer, count(*) / count(distinct course_id) from session_fact group"
                    + " by 1 order by 1"))
        .containsExactly(List.of(1, 6L), List.of(2, 8L));
    assertThat(
            rows(
                """
                select count(*) between 0.15 * sessions and 0.3 * sessions
                from adverse_event_fact, (select count(*) as sessions from session_fact) s
                where term = 'dissociation' group by sessions
                """))
        .containsExactly(List.of(true));
    assertThat(
            rows(
                "select count(*) from session s join course c on c.id = s.course_id where s.at <"
                    + " c.started_at"))
        .containsExactly(List.of(0L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/insights/benchmarks", "/nowhere", "/docs/", "/q/openapi"})
  void every_answer_says_that_it_is_a_demonstration(String path) {
    String notice = given().get(path).header("Consilium-Notice");

    assertThat(notice).contains("synthetic patients");
  }

  @ParameterizedTest
  @CsvSource({"431, 20000, 1", "414, 1, 8000"})
  void what_is_refused_before_it_is_read_says_so_too(int status, int header, int query) {
    var answer = given().header("X-A", "a".repeat(header)).get("/nowhere?q=" + "a".repeat(query));

    assertThat(answer.statusCode()).isEqualTo(status);
    String notice = answer.header("Consilium-Notice");

    assertThat(notice).contains("synthetic patients");
  }

  private static List<List<Object>> rows(String sql) throws SQLException {
    try (var owner = TestConnection.superuser()) {
      return TestSql.rows(owner, sql);
    }
  }
}
