package health.consilium.intake;

import static health.consilium.intake.TestImports.sendUnder;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportResumptionTest {
  /** More than two transactions take over. */
  private static final int PERSONS = 1_100;

  private static final Sender NOBODY = new Sender("a client", Optional.empty());

  @Inject Reception reception;
  @Inject ImportWorker worker;
  @Inject ImportTable table;

  @Test
  void an_import_that_is_killed_half_way_is_gone_on_with_and_nothing_is_done_twice()
      throws Exception {
    var npis = Stream.generate(NppesText::npi).limit(PERSONS).toList();
    var id = received(npis);
    worker.step();

    killInTheMiddleOfAStep();
    assertThat(table.find(id).orElseThrow().taken()).isEqualTo(500);
    worker.work();

    TestClinic.network()
        .given()
        .get("/v1/imports/" + id)
        .then()
        .body("state", equalTo("completed"))
        .body("taken", equalTo(PERSONS))
        .body("providers.created", equalTo(PERSONS));
    for (var npi : List.of(npis.getFirst(), npis.get(700), npis.getLast())) {
      given().get("/v1/npi/" + npi).then().body("practitioner.version", equalTo(1));
    }
  }

  @Test
  void a_file_that_breaks_off_fails_and_nothing_of_it_is_taken_over() {
    String npi = NppesText.npi();
    var id = begun();

    reception.receive(id, ImportFormat.NPPES, breakingOff(NppesText.file().person(npi).toString()));
    worker.work();

    var failed = table.find(id).orElseThrow();
    assertThat(failed.state()).isEqualTo(ImportState.FAILED);
    assertThat(table.take(id, 10)).isEmpty();
    given().get("/v1/npi/" + npi).then().statusCode(404);
  }

  /** As a replica leaves it that was killed while a file was sent to it. */
  @Test
  void a_file_whose_receiver_was_killed_is_given_up() {
    var id = UUID.randomUUID();
    begun(id, NOBODY, Instant.parse("2026-03-02T15:00:00Z"));

    worker.keepUp();

    assertThat(table.find(id).orElseThrow().state()).isEqualTo(ImportState.FAILED);
  }

  @Test
  void while_a_file_is_sent_its_key_is_taken_and_a_week_later_it_is_free() {
    var admin = TestClinic.network();
    var sender = new Sender(admin.client(), Optional.of("weekly"));
    String file = NppesText.file().person(NppesText.npi()).toString();
    begun(UUID.randomUUID(), sender, Instant.now().minus(Duration.ofDays(8)));

    var free = sendUnder("weekly", admin, file);
    begun(UUID.randomUUID(), new Sender(admin.client(), Optional.of("daily")), Instant.now());

    assertThat(free.statusCode()).isEqualTo(202);
    sendUnder("daily", admin, file).then().statusCode(409).header("Retry-After", "2");
  }

  private UUID received(List<String> npis) {
    var file = NppesText.file();
    npis.forEach(file::person);
    var id = begun();
    reception.receive(
        id,
        ImportFormat.NPPES,
        new ByteArrayInputStream(file.toString().getBytes(StandardCharsets.UTF_8)));
    return id;
  }

  private UUID begun() {
    var id = UUID.randomUUID();
    assertThat(reception.begin(id, ImportFormat.NPPES, NOBODY)).isEmpty();
    return id;
  }

  private void begun(UUID id, Sender sender, Instant at) {
    assertThat(table.begin(id, ImportFormat.NPPES, sender, at)).isTrue();
  }

  /** Makes the step wait for the directory when it has taken its rows out, and ends it there. */
  private void killInTheMiddleOfAStep() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var killer = TestConnection.superuser();
        var holder = TestConnection.superuser()) {
      holder.setAutoCommit(false);
      execute(holder, "select * from directory_counter for update");
      var step = threads.submit(worker::step);
      int killed = 0;
      while (killed == 0 && !step.isDone()) {
        killed =
            execute(
                // not the holder: within a transaction it would see the same activity for ever
                killer,
                """
                select pg_terminate_backend(pid) from pg_stat_activity
                where wait_event_type = 'Lock' and query like '%directory_counter%'
                """);
      }
      assertThat(killed).isPositive();
      assertThatThrownBy(step::get).isInstanceOf(ExecutionException.class);
      holder.rollback();
    }
  }

  private static int execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      var row = statement.executeQuery(sql);
      int rows = 0;
      while (row.next()) {
        rows++;
      }
      return rows;
    }
  }

  private static InputStream breakingOff(String text) {
    var bytes = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    return new InputStream() {
      @Override
      public int read() throws IOException {
        int next = bytes.read();
        if (next < 0) {
          throw new IOException("the connection was cut");
        }
        return next;
      }

      @Override
      public int read(byte[] buffer, int from, int count) throws IOException {
        int read = bytes.read(buffer, from, count);
        if (read < 0) {
          throw new IOException("the connection was cut");
        }
        return read;
      }
    };
  }
}
