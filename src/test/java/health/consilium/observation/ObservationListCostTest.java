package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.postgresql.PGStatement;

/** What a listing reads, in buffers of 8 kB, which are the same on every machine. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ObservationListCostTest {
  private static final int MANY = 5_000;

  @Inject Database database;
  @Inject ObjectMapper json;

  /** Observed long before all others, so that the newest first are none of them. */
  @Test
  void what_has_changed_since_is_found_without_reading_the_rest() throws Exception {
    var clinic = TestClinic.open();
    var course = TestCourses.put(clinic, course());
    TestBatches.send(clinic, TestBatches.STRICT, TestBatches.lines(many(course)))
        .then()
        .statusCode(200);
    Instant since = Instant.now();
    var changed = madrs(course);
    changed.put("effectiveAt", "2026-02-20T00:00:00Z");
    TestCourses.post(clinic, changed);
    analyze();

    var plan = plan(clinic, since);

    assertThat(plan.get("Plan").get("Actual Rows").asInt()).isEqualTo(1);
    assertThat(plan.toString()).contains("observation_recorded");
    assertThat(plan.get("Plan").get("Shared Hit Blocks").asInt()).isLessThan(60);
  }

  private static List<Map<String, Object>> many(UUID course) {
    return Stream.generate(() -> madrs(course)).limit(MANY).toList();
  }

  private JsonNode plan(TestClinic clinic, Instant since) {
    var filter =
        new ObservationFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of(),
            Optional.of(since));
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                database.call(
                    connection -> {
                      TestSql.enter(connection, clinic);
                      int number =
                          (int)
                              TestSql.rows(
                                      connection, "select current_setting('app.clinic')::integer")
                                  .getFirst()
                                  .getFirst();
                      var conditions =
                          filter.narrow(new Conditions().and("o.clinic_number = ?", number));
                      String sql =
                          "explain (analyze, buffers, format json) "
                              + ObservationTable.listing(conditions);
                      try (var explain = connection.prepareStatement(sql)) {
                        explain.unwrap(PGStatement.class).setPrepareThreshold(0);
                        Arguments.bind(explain, conditions.argumentsAnd(21).toArray());
                        var row = explain.executeQuery();
                        row.next();
                        return json(row.getString(1));
                      }
                    }));
  }

  private JsonNode json(String text) {
    try {
      return json.readTree(text).get(0);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** So that the plan does not hang on when autovacuum comes by. */
  private void analyze() throws Exception {
    try (var connection = TestConnection.superuser();
        var statement = connection.createStatement()) {
      statement.execute("analyze observation");
    }
  }
}
