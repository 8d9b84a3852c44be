package health.consilium.directory;

import static health.consilium.directory.TestEntries.organization;
import static health.consilium.directory.TestEntries.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.postgres.TestLock;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A POST that is repeated under its key. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IdempotencyTest {
  private static final String BODY = organization("");

  @Inject Database database;

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  @Test
  void a_repeated_request_gets_the_first_answer_and_creates_nothing() {
    var first = post("a-1", BODY);

    var again = post("a-1", BODY.replace(", ", ",  "));

    first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
    again
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .header("ETag", "\"1\"")
        .header("Location", first.header("Location"));
    assertThat(again.asString()).isEqualTo(first.asString());
    assertThat(written()).hasSize(1);
  }

  @Test
  void a_later_change_does_not_change_the_first_answer() {
    var first = post("a-1", BODY);
    TestEntries.patch(clinic, "/v1/organizations/" + first.path("id"), 1, "{\"name\": \"Tern\"}")
        .then()
        .statusCode(200);

    assertThat(post("a-1", BODY).asString()).isEqualTo(first.asString());
  }

  @Test
  void a_key_is_the_same_in_quotation_marks() {
    var bare = post("a-1", BODY);

    var quoted = post("\"a-1\"", BODY);

    assertThat(quoted.<String>path("id")).isEqualTo(bare.path("id"));
  }

  @Test
  void a_key_of_another_request_is_refused() {
    post("a-1", BODY).then().statusCode(201);

    var otherBody = post("a-1", BODY.replace("Heron", "Tern"));
    var otherPath =
        clinic
            .given()
            .header("Idempotency-Key", "a-1")
            .body(TestEntries.location(created(), ""))
            .post("/v1/locations");

    refused(otherBody, 422, "unprocessable");
    refused(otherPath, 422, "unprocessable");
  }

  @Test
  void two_callers_may_use_the_same_key() {
    String one = post("a-1", BODY).path("id");
    clinic = TestClinic.open();

    String other = post("a-1", BODY).path("id");

    assertThat(other).isNotEqualTo(one);
  }

  @Test
  void a_refused_request_leaves_its_key_free() {
    refused(
        post("a-1", organization(", \"website\": \"http://example.org\"")), 422, "unprocessable");

    post("a-1", BODY).then().statusCode(201).header("Idempotency-Replayed", nullValue());
  }

  static Stream<String> wrongKeys() {
    return Stream.of("a".repeat(256), "\"\"", "\"a", "two words", "caf\u00e9");
  }

  @ParameterizedTest
  @MethodSource("wrongKeys")
  void a_wrong_key_is_refused_by_name(String key) {
    var answer = post(key, BODY);

    refused(answer, 400, "invalid-parameter");
    answer.then().body("errors[0].parameter", is("Idempotency-Key"));
    assertThat(written()).isEmpty();
  }

  @Test
  void a_key_may_have_255_characters() {
    post("\"" + "a".repeat(255) + "\"", BODY).then().statusCode(201);
  }

  @Test
  void of_eight_at_once_one_is_carried_out_and_all_get_its_answer() throws Exception {
    var answers = atOnce(8);

    assertThat(answers).allSatisfy(answer -> answer.then().statusCode(201));
    assertThat(new HashSet<>(answers.stream().map(Response::asString).toList())).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.header("Idempotency-Replayed") == null))
        .hasSize(1);
    assertThat(written()).hasSize(1);
  }

  @Test
  void while_the_first_is_running_the_second_is_told_to_come_again() throws Exception {
    try (var threads = Executors.newFixedThreadPool(1);
        var counter = TestLock.take("select change from directory_counter for update")) {
      var running = threads.submit(() -> post("a-1", BODY));
      counter.awaitWaiting(1);

      var second = post("a-1", BODY);

      refused(second, 409, "conflict");
      assertThat(second.header("Retry-After")).isEqualTo("2");
      counter.release();
      running.get().then().statusCode(201);
    }
    assertThat(written()).hasSize(1);
  }

  @Test
  void a_key_is_free_after_seven_days() throws SQLException {
    String first = post("a-1", BODY).path("id");
    age("7 days 1 minute");

    String second = post("a-1", BODY.replace("Heron", "Tern")).path("id");

    assertThat(second).isNotEqualTo(first);
  }

  @Test
  void a_key_is_remembered_for_seven_days() throws SQLException {
    String first = post("a-1", BODY).path("id");
    age("6 days 23 hours");

    assertThat(post("a-1", BODY).<String>path("id")).isEqualTo(first);
  }

  private Response post(String key, String body) {
    return clinic.given().header("Idempotency-Key", key).body(body).post("/v1/organizations");
  }

  private String created() {
    return TestEntries.created(clinic, "organizations");
  }

  private List<Response> atOnce(int writers) throws Exception {
    try (var threads = Executors.newFixedThreadPool(writers)) {
      Callable<Response> post = () -> post("a-1", BODY);
      var answers = new ArrayList<Response>();
      for (var answer : threads.invokeAll(Stream.generate(() -> post).limit(writers).toList())) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  private void age(String interval) throws SQLException {
    try (var superuser = TestConnection.superuser();
        var update = superuser.createStatement()) {
      int aged =
          update.executeUpdate(
              "update idempotency set created_at = created_at - interval '%s' where caller = '%s'"
                  .formatted(interval, clinic.client()));
      assertThat(aged).isEqualTo(1);
    }
  }

  private List<String> written() {
    return sql("select id from directory_version where client = '" + clinic.client() + "'");
  }

  private List<String> sql(String sql) {
    return database.call(
        connection -> {
          try (var statement = connection.createStatement()) {
            var found = new ArrayList<String>();
            for (var row = statement.executeQuery(sql); row.next(); ) {
              found.add(row.getString(1));
            }
            return found;
          }
        });
  }
}
