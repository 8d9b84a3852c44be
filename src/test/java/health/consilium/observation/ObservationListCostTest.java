package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.ClinicNumber;
import health.consilium.access.TestClinic;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
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

/** What a listing reads, in buffers of 8 kB, which are the same on every machine. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ObservationListCostTest {
  private static final int MANY = 5_000;

  /**
   * The driver prepares a statement by its fifth run, and PostgreSQL may keep a plan after five
   * more.
   */
  private static final int OFTEN = 15;

  /** By this transaction so far, of the table and its indexes. */
  private static final String READ =
      """
      select pg_stat_get_xact_blocks_fetched(indrelid)
        + sum(pg_stat_get_xact_blocks_fetched(indexrelid))::bigint
      from pg_index where indrelid = 'observation'::regclass group by indrelid
      """;

  @Inject Database database;
  @Inject ObservationTable table;

  /**
   * Observed long before all others, so that the newest first are none of them; asked when all has
   * been asked for so often that a plan which suits that would have been kept.
   */
  @Test
  void what_has_changed_since_is_found_without_reading_the_rest_whatever_was_asked_before()
      throws Exception {
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

    assertThat(blocks(clinic, since)).hasSize(OFTEN).allMatch(blocks -> blocks < 60);
  }

  private static List<Map<String, Object>> many(UUID course) {
    return Stream.generate(() -> madrs(course)).limit(MANY).toList();
  }

  /** How many blocks each of many listings reads on one connection, from wherever they come. */
  private List<Long> blocks(TestClinic clinic, Instant since) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var number = database.call(connection -> TestSql.enter(connection, clinic));
              for (int i = 0; i < OFTEN; i++) {
                assertThat(list(number, Instant.EPOCH)).hasSize(2);
              }
              return Stream.generate(() -> listed(number, since)).limit(OFTEN).toList();
            });
  }

  private long listed(ClinicNumber clinic, Instant since) {
    long before = number(READ);
    assertThat(list(clinic, since)).hasSize(1);
    return number(READ) - before;
  }

  private List<Observation> list(ClinicNumber clinic, Instant since) {
    return table.list(clinic, since(since), Optional.empty(), new Limit(1));
  }

  private static ObservationFilter since(Instant since) {
    return new ObservationFilter(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Set.of(),
        Optional.of(since));
  }

  private long number(String sql) {
    return (long) database.call(connection -> TestSql.rows(connection, sql)).getFirst().getFirst();
  }

  /** So that the plan does not hang on when autovacuum comes by. */
  private void analyze() throws Exception {
    try (var connection = TestConnection.superuser();
        var statement = connection.createStatement()) {
      statement.execute("analyze observation");
    }
  }
}
