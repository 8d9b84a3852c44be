package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestPosts.observed;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.ClinicNumber;
import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What storing a post reads, in buffers of 8 kB, which are the same on every machine. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PostCostTest {
  /** Until then a plan is made each time, and what it looks up of an index is kept. */
  private static final int OFTEN = 15;

  /** By this transaction so far, of sessions and their indexes. */
  private static final String READ =
      """
      select pg_stat_get_xact_blocks_fetched(indrelid)
        + sum(pg_stat_get_xact_blocks_fetched(indexrelid))::bigint
      from pg_index where indrelid = 'session'::regclass group by indrelid
      """;

  private static final Coding MADRS = new Coding(Coding.LOCAL, "madrs-total");
  private static final Coding PHQ9 = new Coding(Coding.LOINC, "44261-6");

  @Inject Database database;
  @Inject ObservationTable table;
  @Inject Instruments instruments;

  @Test
  void sessions_are_read_for_a_scale_that_looks_back_alone() {
    var clinic = TestClinic.open();
    var body = course();
    body.put("startedAt", "2026-02-23T15:00:00Z"); // long ago: the first dose alone would do
    var course = TestCourses.put(clinic, body);
    TestSessions.put(clinic, course, TestSessions.session());

    assertThat(blocks(clinic, course, MADRS)).isZero();
    assertThat(blocks(clinic, course, PHQ9)).isPositive();
  }

  /** How many blocks the last of many posts reads, a week and a day after the first dose. */
  private long blocks(TestClinic clinic, UUID course, Coding code) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var number = database.call(connection -> TestSql.enter(connection, clinic));
              return Stream.generate(() -> stored(clinic, number, course, code))
                  .limit(OFTEN)
                  .toList()
                  .getLast();
            });
  }

  private long stored(TestClinic clinic, ClinicNumber number, UUID course, Coding code) {
    var now = Instant.now();
    var body = observed(course, code, ObservationValue.of(BigDecimal.TEN, "{score}"));
    var posting = Posting.of(body, instruments, now);
    var placed = new PlacedPost(number, TestPosts.of(clinic, posting, now));
    long before = read();
    var met = table.insert(List.of(placed), now, Duration.ofSeconds(10));
    assertThat(met.get(placed)).matches(ObservationTable.Insertion::stored);
    return read() - before;
  }

  private long read() {
    return (long) database.call(connection -> TestSql.rows(connection, READ)).getFirst().getFirst();
  }
}
