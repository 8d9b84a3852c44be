package health.consilium.observation;

import static health.consilium.observation.TestBatches.LENIENT;
import static health.consilium.observation.TestBatches.STRICT;
import static health.consilium.observation.TestBatches.lines;
import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.idempotency.Attempt;
import health.consilium.platform.idempotency.Idempotency;
import health.consilium.platform.idempotency.StillRunning;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a clinic posts is repeated under its Idempotency-Key, since the answer was lost. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RepetitionTest {
  private static final String OBSERVATIONS = "/v1/observations";
  private static final String EVENTS = "/v1/adverse-events";

  @Inject Database database;
  @Inject Idempotency idempotency;

  private TestClinic clinic;
  private UUID course;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, course());
  }

  @ParameterizedTest
  @ValueSource(strings = {OBSERVATIONS, EVENTS})
  void a_repeated_post_gets_the_first_answer(String path) {
    var body = bodyOf(path);
    var first = post(clinic, "a-1", path, body);

    var again = post(clinic, "\"a-1\"", path, body);

    first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
    assertReplayed(again, first);
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag")).isEqualTo("\"1\"");
    assertThat(again.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {OBSERVATIONS, EVENTS})
  void a_repeated_post_shows_what_has_become_of_it(String path) {
    var body = bodyOf(path);
    var first = post(clinic, "a-1", path, body);
    retract(path, body);

    var again = post(clinic, "a-1", path, body);

    assertReplayed(again, 201);
    again.then().header("ETag", "\"2\"").body("status", equalTo("entered-in-error"));
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
  }

  /** What is observed stands in its own table alone, where a withdrawal of consent reaches it. */
  @ParameterizedTest
  @ValueSource(strings = {OBSERVATIONS, EVENTS})
  void nothing_of_what_was_observed_is_kept_under_a_key(String path) {
    post(clinic, "a-1", path, bodyOf(path)).then().statusCode(201);

    assertThat(TestSql.rows(database, clinic, "select body from idempotency"))
        .containsExactly(List.of("{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {OBSERVATIONS, EVENTS})
  void a_key_of_another_body_is_refused_and_nothing_stored(String path) {
    post(clinic, "a-1", path, bodyOf(path)).then().statusCode(201);

    var other = post(clinic, "a-1", path, bodyOf(path));

    other
        .then()
        .statusCode(422)
        .body("type", equalTo("/problems/unprocessable"))
        .body("errors.parameter", contains("Idempotency-Key"));
    assertThat(TestListing.ids(clinic, path)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {OBSERVATIONS, EVENTS})
  void another_clinic_s_key_is_another_key(String path) {
    var body = bodyOf(path);
    post(clinic, "a-1", path, body).then().statusCode(201);
    var other = TestClinic.open();
    var theirs = new LinkedHashMap<>(body);
    theirs.put("course", TestCourses.put(other, course()).toString());

    post(other, "a-1", path, theirs).then().statusCode(201).header("ETag", "\"1\"");
    assertReplayed(post(clinic, "a-1", path, body), 201);

    assertThat(TestListing.ids(other, path)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {OBSERVATIONS, EVENTS})
  void a_refused_post_leaves_its_key_free(String path) {
    var missing = UUID.randomUUID();
    var body = bodyOf(path);
    body.put("course", missing.toString());
    post(clinic, "a-1", path, body).then().statusCode(404);
    clinic.given().body(course()).put("/v1/courses/" + missing).then().statusCode(201);

    post(clinic, "a-1", path, body)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", nullValue());
  }

  @Test
  void what_was_stored_before_without_a_key_is_answered_alike_each_time() {
    var body = madrs(course);
    TestCourses.post(clinic, body);

    var first = post(clinic, "a-1", OBSERVATIONS, body);
    var again = post(clinic, "a-1", OBSERVATIONS, body);

    first.then().statusCode(200).header("Location", nullValue());
    assertReplayed(again, first);
  }

  @Test
  void of_eight_at_once_one_is_carried_out_and_all_get_its_answer() throws Exception {
    var body = madrs(course);

    var answers = atOnce(8, () -> post(clinic, "a-1", OBSERVATIONS, body));

    assertThat(answers).extracting(Response::statusCode).containsOnly(201);
    assertThat(new HashSet<>(answers.stream().map(Response::asString).toList())).hasSize(1);
    assertThat(answers).filteredOn(each -> each.header("Idempotency-Replayed") == null).hasSize(1);
  }

  @Test
  void while_the_first_is_running_the_second_is_told_to_come_again() throws Exception {
    var body = madrs(course);
    try (var threads = Executors.newFixedThreadPool(1);
        var locked = TestCourses.lock(course)) {
      var running = threads.submit(() -> send(OBSERVATIONS, body));
      locked.awaitWaiting(1);

      send(OBSERVATIONS, body)
          .then()
          .statusCode(409)
          .body("type", equalTo("/problems/conflict"))
          .header("Retry-After", "2");

      locked.release();
      assertThat(running.get().statusCode()).isEqualTo(201);
    }
    assertThat(TestListing.ids(clinic, OBSERVATIONS)).hasSize(1);
  }

  /** As in another replica, which has taken the key. */
  @ParameterizedTest
  @ValueSource(strings = {OBSERVATIONS, TestBatches.PATH})
  void while_the_first_is_running_elsewhere_the_second_is_told_to_come_again(String path) {
    var elsewhere = new Attempt(Optional.of("a-1"), clinic.client(), "POST " + path, "");

    inClinic(
        () -> {
          var claim = idempotency.claim(elsewhere).orElseThrow();
          idempotency.begin(List.of(claim), Duration.ofSeconds(1));

          send(path, madrs(course)).then().statusCode(409).header("Retry-After", "2");
          idempotency.finish(Map.of(claim, Optional.empty()));
        });

    assertThat(TestListing.ids(clinic, OBSERVATIONS)).isEmpty();
  }

  /** To PostgreSQL a patience of nothing has no end. */
  @Test
  void whoever_has_no_patience_does_not_wait_for_a_key_that_is_taken() {
    var attempt = new Attempt(Optional.of("a-1"), clinic.client(), "POST " + OBSERVATIONS, "");
    var claim = idempotency.claim(attempt).orElseThrow();

    inClinic(
        () -> {
          idempotency.begin(List.of(claim), Duration.ofSeconds(1));
          Runnable again = () -> idempotency.begin(List.of(claim), Duration.ZERO);

          assertThatThrownBy(() -> inClinic(again)).isInstanceOf(StillRunning.class);
          idempotency.finish(Map.of(claim, Optional.empty()));
        });
  }

  /** In one replica a clinic's batches are stored one after the other. */
  @Test
  void a_batch_that_is_repeated_while_it_is_stored_gets_its_answer() throws Exception {
    var body = madrs(course);
    try (var threads = Executors.newFixedThreadPool(2);
        var locked = TestCourses.lock(course)) {
      var first = threads.submit(() -> send(TestBatches.PATH, body));
      locked.awaitWaiting(1);
      var again = threads.submit(() -> send(TestBatches.PATH, body));
      locked.release();

      first.get().then().statusCode(200).body("created", equalTo(1));
      assertReplayed(again.get(), first.get());
    }
  }

  @Test
  void a_repeated_batch_gets_the_first_answer_and_stores_nothing() {
    var stored = madrs(course);
    String lines = lines(stored, madrs(course), madrs(UUID.randomUUID()));
    var first = send("a-1", LENIENT, lines);
    int before = TestListing.ids(clinic, OBSERVATIONS).size();

    var again = send("a-1", LENIENT, lines);

    first.then().statusCode(200).body("created", equalTo(2)).body("rejected", equalTo(1));
    assertReplayed(again, first);
    again.then().header("Preference-Applied", "handling=lenient").header("ETag", nullValue());
    assertThat(TestListing.ids(clinic, OBSERVATIONS)).hasSize(before);
    assertThat(
            TestSql.rows(
                database,
                clinic,
                "select count from audit_entry where resource = 'observation' and action = 'write'"
                    + " order by number"))
        .containsExactly(List.of(2), List.of(0));
  }

  @Test
  void a_batch_s_key_is_of_its_bytes_its_kind_and_its_handling() {
    String lines = lines(madrs(course));
    send("a-1", STRICT, lines).then().statusCode(200);

    for (var other :
        List.of(
            send("a-1", STRICT, lines + "\n"),
            send("a-1", LENIENT, lines),
            post(clinic, "a-1", OBSERVATIONS, madrs(course)))) {
      other.then().statusCode(422).body("errors.parameter", contains("Idempotency-Key"));
    }
  }

  @Test
  void a_refused_batch_leaves_its_key_free() {
    var missing = UUID.randomUUID();
    String lines = lines(madrs(course), madrs(missing));
    send("a-1", STRICT, lines).then().statusCode(422);
    clinic.given().body(course()).put("/v1/courses/" + missing).then().statusCode(201);

    send("a-1", STRICT, lines)
        .then()
        .statusCode(200)
        .body("created", equalTo(2))
        .header("Idempotency-Replayed", nullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {OBSERVATIONS, EVENTS, TestBatches.PATH})
  void a_wrong_key_is_refused_by_name(String path) {
    var answer = send(path, "two words", bodyOf(path.equals(EVENTS) ? EVENTS : OBSERVATIONS));

    answer.then().statusCode(400).body("errors.parameter", contains("Idempotency-Key"));
    assertThat(TestListing.ids(clinic, OBSERVATIONS)).isEmpty();
    assertThat(TestListing.ids(clinic, EVENTS)).isEmpty();
  }

  private Map<String, Object> bodyOf(String path) {
    return path.equals(EVENTS) ? TestSessions.adverseEvent(course) : madrs(course);
  }

  private void retract(String path, Map<String, Object> body) {
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete(path + "/" + body.get("id") + "?reason=other")
        .then()
        .statusCode(200);
  }

  private Response send(String path, Map<String, Object> body) {
    return send(path, "a-1", body);
  }

  private Response send(String path, String key, Map<String, Object> body) {
    return path.equals(TestBatches.PATH)
        ? send(key, STRICT, lines(body))
        : post(clinic, key, path, body);
  }

  private Response send(String key, String handling, String lines) {
    return TestBatches.sending(clinic, "application/x-ndjson")
        .header("Idempotency-Key", key)
        .header("Prefer", handling)
        .body(lines.getBytes(UTF_8))
        .post(TestBatches.PATH);
  }

  private static Response post(
      TestClinic clinic, String key, String path, Map<String, Object> body) {
    return clinic.given().header("Idempotency-Key", key).body(body).post(path);
  }

  private void inClinic(Runnable work) {
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              var _ = database.call(connection -> TestSql.enter(connection, clinic));
              work.run();
            });
  }

  private static void assertReplayed(Response again, Response first) {
    assertReplayed(again, first.statusCode());
    assertThat(again.asString()).isEqualTo(first.asString());
  }

  private static void assertReplayed(Response again, int status) {
    again.then().statusCode(status).header("Idempotency-Replayed", "true");
  }

  private static List<Response> atOnce(int many, Callable<Response> post) throws Exception {
    try (var threads = Executors.newFixedThreadPool(many)) {
      var answers = new ArrayList<Response>();
      for (var each : threads.invokeAll(Stream.generate(() -> post).limit(many).toList())) {
        answers.add(each.get());
      }
      return answers;
    }
  }
}
