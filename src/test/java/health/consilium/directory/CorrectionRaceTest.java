package health.consilium.directory;

import static health.consilium.directory.TestCorrections.report;
import static health.consilium.directory.TestCorrections.reported;
import static health.consilium.directory.TestCorrections.somebody;
import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.delete;
import static health.consilium.directory.TestEntries.refusedAt;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reports that come at the same time as others, or as the end of what they are about. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CorrectionRaceTest {
  private static final String DELETES = "delete from organization%";
  private static final String WRITES_OR_TAKES_TURNS = "%correction%";
  private static final int WAITING_AT_MOST = 20;

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private Connection holder;
  private Connection watcher;
  private TestClinic clinic;
  private String organization;

  @BeforeEach
  void open() throws SQLException {
    holder = TestConnection.superuser();
    holder.setAutoCommit(false);
    watcher = TestConnection.superuser();
    clinic = TestClinic.open();
    organization = created(clinic, "organizations");
  }

  @AfterEach
  void close() throws SQLException {
    threads.close();
    holder.close();
    watcher.close();
  }

  @Test
  void what_is_just_being_deleted_is_not_there_to_be_reported() throws Exception {
    ask(holder, "select 1 from organization where id = '%s' for update".formatted(organization));
    var deletion = threads.submit(this::deletion);
    awaitWaiting(1, DELETES);

    var report = threads.submit(this::oneReport);
    awaitWaiting(1, WRITES_OR_TAKES_TURNS, report);
    holder.rollback();

    deletion.get().then().statusCode(204);
    refusedAt(report.get(), "/resource", "unprocessable");
    assertThat(reports("status = 'open' or note is not null")).isZero();
  }

  @Test
  void a_report_that_is_just_being_made_goes_with_what_it_is_about() throws Exception {
    execute(holder, "lock table correction in share mode");
    var report = threads.submit(this::oneReport);
    awaitWaiting(1, WRITES_OR_TAKES_TURNS);

    var deletion = threads.submit(this::deletion);
    awaitWaiting(2, WRITES_OR_TAKES_TURNS, deletion);
    holder.rollback();

    report.get().then().statusCode(201);
    deletion.get().then().statusCode(204);
    assertThat(reports("status = 'obsolete' and note is null")).isEqualTo(1);
  }

  @Test
  void of_two_for_the_last_place_one_is_kept() throws Exception {
    IntStream.range(1, WAITING_AT_MOST).forEach(each -> reported("organizations", organization));
    execute(holder, "lock table correction in share mode");

    var both = List.of(threads.submit(this::oneReport), threads.submit(this::oneReport));
    awaitWaiting(2, WRITES_OR_TAKES_TURNS);
    holder.rollback();

    assertThat(List.of(both.getFirst().get().statusCode(), both.getLast().get().statusCode()))
        .containsExactlyInAnyOrder(201, 409);
    assertThat(reports("status = 'open'")).isEqualTo(WAITING_AT_MOST);
  }

  private Response deletion() {
    return delete(clinic, "/v1/organizations/" + organization, 1);
  }

  private Response oneReport() {
    return somebody()
        .body(report("organizations", organization, ", \"note\": \"Empty windows.\""))
        .post("/v1/corrections");
  }

  private int reports(String condition) throws SQLException {
    return ask(
        watcher,
        "select count(*) from correction where resource = '%s' and (%s)"
            .formatted(organization, condition));
  }

  /** Until so many wait for a lock with such a statement, or that one has ended without. */
  private void awaitWaiting(int count, String statement, Future<?>... orEnded) throws SQLException {
    String waiting =
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and"
            + " (query like '%s' or query like '%%pg_advisory_xact_lock(140172%%')"
                .formatted(statement);
    while (ask(watcher, waiting) < count && List.of(orEnded).stream().noneMatch(Future::isDone)) {
      Thread.onSpinWait();
    }
  }

  private static int ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
