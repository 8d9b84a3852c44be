package health.consilium.observation;

import static health.consilium.observation.TestBatches.LENIENT;
import static health.consilium.observation.TestBatches.STRICT;
import static health.consilium.observation.TestBatches.lines;
import static health.consilium.observation.TestBatches.send;
import static health.consilium.observation.TestBatches.sendTable;
import static health.consilium.observation.TestCourses.component;
import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static health.consilium.observation.TestCourses.observation;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many observations in one body: what is stored of them, once, and what is told. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BatchTest {
  /** What is kept beside the observations, without the clinic and its courses. */
  private static final List<String> KEPT =
      List.of(
          "select measure, time_point, month::text, cohort, courses, responders, remitted, improved, worse"
              + " from outcome_rollup where courses <> 0",
          "select measure, day, cohort, value_milli, courses from trajectory_rollup where courses <> 0",
          "select measure, outcome_value(baseline), outcome_value(pt24h), outcome_value(p7d), outcome_value(p28d)"
              + " from course_outcome",
          "select measure, day, outcome_value(reading) from course_day",
          "select figure, cohort, courses, days, days_with from safety_rollup where figure > 0");

  @Inject Database database;

  private TestClinic clinic;
  private UUID course;
  private UUID session;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, course());
    session = TestSessions.put(clinic, course, TestSessions.session());
  }

  @Test
  void every_line_is_stored_and_read_as_if_it_had_been_posted_alone() {
    var score = madrs(course);
    score.put("method", "madrs-24hr");
    score.put("status", "preliminary");
    score.put("effectiveAt", "2026-03-03T10:10:00.123456-05:00");
    var vital = observation(course, Coding.LOINC, "29463-7", quantity(71.255, "kg"));
    var pressure = pressure();
    pressure.put("session", session.toString());
    var sedation = sedation();

    summary(send(clinic, STRICT, lines(score, vital, pressure, sedation)), 4, 0)
        .header("Preference-Applied", "handling=strict")
        .header("Cache-Control", "no-store");

    for (var posted : List.of(score, vital, pressure, sedation)) {
      assertAsPostedAlone(posted);
    }
  }

  @Test
  void a_table_says_the_same_as_lines_of_json() {
    var score = madrs(course);
    score.put("method", "madrs-24hr");
    score.put("status", "preliminary");
    score.put("effectiveAt", "2026-03-03T10:10:00.123456-05:00");
    var pressure = pressure();
    pressure.put("session", session.toString());
    var sedation = sedation();
    String template = clinic.given().get("/v1/observations/template.csv").asString();
    assertThat(template)
        .isEqualTo(
            "id,course,session,system,code,quantity,BP-systolic,BP-diastolic,unit,valueCode,effectiveAt,method,status\r\n");

    String table =
        template
            + "%s,%s,,urn:consilium:codes,madrs-total,14.0,,,{score},,2026-03-03T15:10:00.123456Z,madrs-24hr,preliminary\r\n"
                .formatted(score.get("id"), course)
            + "\"%s\",%s,%s,http://loinc.org,85354-9,,120,80,mm[Hg],,2026-03-03T15:10:00Z,,final\n"
                .formatted(pressure.get("id"), course, session)
            + "%s,%s,,urn:consilium:codes,sedation,,,,,present,2026-03-03T15:10:00Z,,final\n"
                .formatted(sedation.get("id"), course);

    summary(sendTable(clinic, STRICT, table), 3, 0);
    assertAsPostedAlone(score);
    assertAsPostedAlone(pressure);
    assertAsPostedAlone(sedation);
  }

  @Test
  void columns_may_stand_in_any_order_and_those_that_nobody_needs_be_missing() {
    var id = UUID.randomUUID();

    summary(
        sendTable(
            clinic,
            STRICT,
            "status,unit,quantity,effectiveAt,code,system,course,id\n"
                + "final,/min,70,2026-03-03T15:10:00Z,8867-4,http://loinc.org,%s,%s\n"
                    .formatted(course, id)),
        1,
        0);

    assertThat(ids()).containsExactly(id.toString());
  }

  @Test
  void without_a_preference_one_wrong_line_refuses_all() {
    var wrong = madrs(course);
    wrong.put("value", quantity(61, "{score}"));

    TestBatches.sending(clinic, "application/x-ndjson")
        .body(lines(madrs(course), wrong).getBytes(UTF_8))
        .post(TestBatches.PATH)
        .then()
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/unprocessable"))
        .body("detail", containsString("1 of 2 lines"))
        .body("rejected", equalTo(1))
        .body("conflicting", equalTo(0))
        .body("errors.size()", equalTo(1))
        .body("errors[0].line", equalTo(2))
        .body("errors[0].pointer", equalTo("/value"))
        .body("errors[0].code", equalTo("implausible-value"));

    assertThat(ids()).isEmpty();
    assertThat(written()).isEmpty();
  }

  @Test
  void leniently_the_good_lines_stay_and_each_other_says_why_it_does_not() {
    var stored = madrs(course);
    TestCourses.post(clinic, stored);
    var conflicting = madrs(course);
    conflicting.put("id", stored.get("id"));
    conflicting.put("status", "preliminary");
    var nowhere = madrs(UUID.randomUUID());
    var foreign = madrs(TestCourses.put(TestClinic.open(), course()));
    var early = madrs(course);
    early.put("effectiveAt", "2026-01-31T14:59:59Z");
    var late = madrs(course);
    late.put("effectiveAt", Instant.now().plus(1, ChronoUnit.HOURS).toString());
    var retracted = madrs(retractedCourse());
    var good = madrs(course);

    summary(
            send(
                clinic,
                LENIENT,
                lines(conflicting, nowhere, foreign, good, early, late, stored, good)
                    + "{\"id\": 1}\n"
                    + lines(retracted)),
            1,
            2)
        .header("Preference-Applied", "handling=lenient")
        .body("conflicting", equalTo(1))
        .body("rejected", equalTo(6))
        .body("errors.line", contains(1, 2, 3, 5, 6, 9, 10))
        .body(
            "errors.pointer",
            contains("/id", "/course", "/course", "/effectiveAt", "/effectiveAt", "/id", "/course"))
        .body(
            "errors.code",
            contains(
                "conflict",
                "not-found",
                "not-found",
                "unprocessable",
                "unprocessable",
                "malformed-body",
                "gone"));

    assertThat(ids()).containsExactlyInAnyOrder(id(stored), id(good));
  }

  @Test
  void a_session_is_one_that_stands_in_the_same_course() {
    var good = inSession(session);
    var elsewhere = inSession(TestSessions.put(clinic, theirCourse(clinic), otherSession()));
    var other = TestClinic.open();
    var foreign = inSession(TestSessions.put(other, theirCourse(other), otherSession()));
    var absent = inSession(UUID.randomUUID());
    var retracted = inSession(retractedSession());
    var early = inSession(session);
    early.put("effectiveAt", "2026-01-31T14:59:59Z");

    summary(send(clinic, LENIENT, lines(elsewhere, foreign, absent, retracted, good, early)), 1, 0)
        .body("rejected", equalTo(5))
        .body("errors.line", contains(1, 2, 3, 4, 6))
        .body(
            "errors.pointer",
            contains("/session", "/session", "/session", "/session", "/effectiveAt"))
        .body(
            "errors.code",
            contains("not-found", "not-found", "not-found", "not-found", "unprocessable"));

    assertThat(ids()).containsExactly(id(good));
  }

  @Test
  void of_a_subject_whose_consent_is_withdrawn_nothing_is_stored() {
    var withdrawn = course();
    var theirs = madrs(TestCourses.put(clinic, withdrawn));
    clinic
        .given()
        .body(Map.of("subject", withdrawn.get("subject")))
        .post("/v1/subjects/withdraw")
        .then()
        .statusCode(200);

    summary(send(clinic, LENIENT, lines(theirs, madrs(course))), 1, 0)
        .body("errors.line", contains(1))
        .body("errors.code", contains("gone"));
  }

  @Test
  void strictly_what_only_the_database_knows_is_told_with_the_rest_and_nothing_is_stored() {
    var wrong = madrs(course);
    wrong.put("method", "Jane Doe");

    send(clinic, STRICT, lines(madrs(course), madrs(UUID.randomUUID()), wrong))
        .then()
        .statusCode(422)
        .body("errors.line", contains(2, 3))
        .body("errors.code", contains("not-found", "unprocessable"));

    assertThat(ids()).isEmpty();
    assertThat(written()).isEmpty();
    assertThat(kept(clinic)).isEqualTo(kept(untouched()));
  }

  @Test
  void another_clinics_id_is_free_and_its_observation_untouched() {
    var theirs = madrs(course);
    TestCourses.post(clinic, theirs);
    var other = TestClinic.open();
    var mine = madrs(TestCourses.put(other, course()));
    mine.put("id", theirs.get("id"));
    mine.put("status", "preliminary");

    summary(send(other, STRICT, lines(mine)), 1, 0);

    clinic.given().get("/v1/observations/" + id(theirs)).then().body("status", equalTo("final"));
  }

  @Test
  void the_same_batch_again_stores_nothing_and_succeeds() {
    var observations = random(course, new Random(7));
    summary(send(clinic, STRICT, lines(observations)), observations.size(), 0);
    var before = kept(clinic);
    Collections.shuffle(observations, new Random(8));

    summary(send(clinic, STRICT, lines(observations)), 0, observations.size());

    assertThat(ids()).hasSameSizeAs(observations);
    assertThat(kept(clinic)).isEqualTo(before);
  }

  @Test
  void of_several_lines_under_one_id_the_first_is_stored() {
    var first = madrs(course);
    var other = madrs(course);
    other.put("id", first.get("id"));
    other.put("status", "preliminary");
    var nowhere = madrs(UUID.randomUUID());
    nowhere.put("id", first.get("id"));

    summary(send(clinic, LENIENT, lines(nowhere, first, first, other)), 1, 1)
        .body("conflicting", equalTo(1))
        .body("rejected", equalTo(1))
        .body("errors.line", contains(1, 4));

    clinic.given().get("/v1/observations/" + id(first)).then().body("status", equalTo("final"));
  }

  @Test
  void what_is_kept_beside_the_observations_is_what_single_posts_keep() {
    var alone = TestClinic.open();
    var theirCourse = TestCourses.put(alone, course());
    random(theirCourse, new Random(11)).forEach(each -> TestCourses.post(alone, each));

    var observations = random(course, new Random(11));
    send(clinic, STRICT, lines(observations.subList(0, 40)));
    send(clinic, STRICT, lines(observations.subList(40, observations.size())));

    assertThat(kept(clinic)).isEqualTo(kept(alone));
    assertThat(kept(clinic)).allSatisfy(rows -> assertThat(rows).isNotEmpty());
  }

  @Test
  void batches_and_single_posts_of_the_same_at_once_store_each_once() throws Exception {
    var other = TestCourses.put(clinic, course());
    var observations = random(course, new Random(13));
    observations.addAll(random(other, new Random(17)));
    var tasks = new ArrayList<Callable<List<Response>>>();
    for (int i = 0; i < 4; i++) {
      var order = new ArrayList<>(observations);
      Collections.shuffle(order, new Random(i));
      tasks.add(() -> List.of(send(clinic, STRICT, lines(order))));
    }
    for (int i = 4; i < 6; i++) {
      var order = new ArrayList<>(observations);
      Collections.shuffle(order, new Random(i));
      tasks.add(() -> order.stream().map(this::post).toList());
    }

    var answers = atOnce(tasks);

    assertThat(answers).extracting(Response::statusCode).isSubsetOf(200, 201);
    int created =
        answers.stream().mapToInt(each -> each.statusCode() == 201 ? 1 : createdBy(each)).sum();
    assertThat(created).isEqualTo(observations.size());
    assertThat(ids()).hasSameSizeAs(observations);
    var alone = TestClinic.open();
    var same = random(TestCourses.put(alone, course()), new Random(13));
    same.addAll(random(TestCourses.put(alone, course()), new Random(17)));
    same.forEach(each -> TestCourses.post(alone, each));
    assertThat(kept(clinic)).isEqualTo(kept(alone));
  }

  @Test
  void a_batch_is_one_entry_of_the_audit_log_that_counts_what_is_there_now() {
    var stored = madrs(course);
    TestCourses.post(clinic, stored);
    int before = written().size();

    send(clinic, LENIENT, lines(stored, madrs(course), madrs(UUID.randomUUID())));

    assertThat(written()).hasSize(before + 1).contains(List.of("write", "observation", 2));
  }

  @Test
  void an_empty_body_stores_nothing() {
    summary(send(clinic, STRICT, "\n\n"), 0, 0).body("errors", empty());
  }

  @Test
  void a_suspended_clinic_stores_nothing() {
    TestClinic.network()
        .given()
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", "\"1\"")
        .body(Map.of("suspended", true))
        .patch("/v1/clinics/" + clinic.id())
        .then()
        .statusCode(200);

    send(clinic, LENIENT, lines(madrs(course))).then().statusCode(403);

    assertThat(TestSql.rows(database, clinic, "select id from observation")).isEmpty();
  }

  @Test
  void whoever_may_not_write_stores_nothing() {
    RestAssured.given()
        .contentType("application/x-ndjson")
        .body(lines(madrs(course)).getBytes(UTF_8))
        .post(TestBatches.PATH)
        .then()
        .statusCode(401);
    send(TestClinic.network(), STRICT, lines(madrs(course))).then().statusCode(403);
    send(clinic.another(ClientKind.PERSON), STRICT, "").then().statusCode(403);
  }

  @Test
  void of_a_body_whose_sender_goes_away_nothing_is_stored() throws Exception {
    String body = lines(random(course, new Random(19)));
    int half = body.indexOf('\n', body.length() / 2) + 1;

    try (var socket =
        TestBatches.begin(clinic, "Content-Length: " + body.length(), body.substring(0, half))) {
      socket.setSoLinger(true, 0);
    }
    var later = madrs(course);
    TestCourses.post(clinic, later);

    assertThat(ids()).containsExactly(id(later));
  }

  @Test
  void while_a_body_arrives_nothing_of_it_is_there_and_nobody_waits() throws Exception {
    var observations = random(course, new Random(23));
    String body = lines(observations);
    int half = body.indexOf('\n', body.length() / 2) + 1;

    try (var socket =
        TestBatches.begin(clinic, "Content-Length: " + body.length(), body.substring(0, half))) {
      assertThat(ids()).isEmpty();
      var changed = course();
      clinic
          .given()
          .header("If-Match", "\"1\"")
          .body(changed)
          .put("/v1/courses/" + course)
          .then()
          .statusCode(200);

      socket.getOutputStream().write(body.substring(half).getBytes(UTF_8));
      assertThat(TestBatches.status(socket)).isEqualTo(200);
    }
    assertThat(ids()).hasSameSizeAs(observations);
  }

  /** Scores and vital signs around a first dose, some of one instant. */
  private static List<Map<String, Object>> random(UUID course, Random random) {
    var first = Instant.parse(TestCourses.STARTED_AT);
    var observations = new ArrayList<Map<String, Object>>();
    for (int i = 0; i < 80; i++) {
      var each =
          switch (random.nextInt(3)) {
            case 0 ->
                observation(
                    course, Coding.LOINC, "44261-6", quantity(random.nextInt(28), "{score}"));
            case 1 ->
                observation(
                    course, Coding.LOINC, "8867-4", quantity(100 + random.nextInt(40), "/min"));
            default ->
                observation(
                    course, Coding.LOCAL, "madrs-total", quantity(random.nextInt(61), "{score}"));
          };
      each.put("id", new UUID(random.nextLong(), random.nextLong()).toString());
      each.put(
          "effectiveAt", first.plus(6L * random.nextInt(-30, 130), ChronoUnit.HOURS).toString());
      observations.add(each);
    }
    return observations;
  }

  private Map<String, Object> pressure() {
    return observation(
        course,
        Coding.LOINC,
        "85354-9",
        Map.of("components", List.of(component("8480-6", 120), component("8462-4", 80))));
  }

  private Map<String, Object> sedation() {
    return observation(
        course,
        Coding.LOCAL,
        "sedation",
        Map.of("code", Map.of("system", Coding.LOCAL, "code", "present")));
  }

  private Map<String, Object> inSession(UUID session) {
    var observation = madrs(course);
    observation.put("session", session.toString());
    return observation;
  }

  private static UUID theirCourse(TestClinic clinic) {
    return TestCourses.put(clinic, course());
  }

  private UUID retractedSession() {
    var id = TestSessions.put(clinic, course, otherSession());
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete(TestSessions.path(course, id) + "?reason=other")
        .then()
        .statusCode(200);
    return id;
  }

  /** The first one; {@link TestSessions#session} is the second. */
  private static Map<String, Object> otherSession() {
    var body = TestSessions.session(TestCourses.STARTED_AT);
    body.put("number", 1);
    return body;
  }

  private static Map<String, Object> quantity(Number quantity, String unit) {
    return Map.of("quantity", quantity, "unit", unit);
  }

  private static ValidatableResponse summary(Response answer, int created, int duplicate) {
    return answer
        .then()
        .statusCode(200)
        .body("created", equalTo(created))
        .body("duplicate", equalTo(duplicate));
  }

  /** What is stored is what the same body comes to, and the same post again finds it. */
  private void assertAsPostedAlone(Map<String, Object> posted) {
    String stored = clinic.given().get("/v1/observations/" + id(posted)).asString();
    var again = post(posted);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.asString()).isEqualTo(stored);

    var other = TestClinic.open();
    var alone = new LinkedHashMap<>(posted);
    var theirCourse = theirCourse(other);
    alone.put("course", theirCourse.toString());
    alone.computeIfPresent(
        "session",
        (name, id) -> TestSessions.put(other, theirCourse, TestSessions.session()).toString());
    var created = other.given().body(alone).post("/v1/observations");
    assertThat(withoutTimes(created)).isEqualTo(withoutTimes(again));
  }

  private static Map<String, Object> withoutTimes(Response answer) {
    var body = new LinkedHashMap<>(answer.jsonPath().<String, Object>getMap(""));
    body.keySet().removeAll(List.of("course", "session", "recordedAt"));
    return body;
  }

  private Response post(Map<String, Object> observation) {
    return clinic.given().body(observation).post("/v1/observations");
  }

  private static int createdBy(Response batch) {
    Integer created = batch.path("created");
    return created == null ? 0 : created;
  }

  private static List<Response> atOnce(List<Callable<List<Response>>> tasks) throws Exception {
    try (var threads = Executors.newFixedThreadPool(tasks.size())) {
      var answers = new ArrayList<Response>();
      for (var each : threads.invokeAll(tasks)) {
        answers.addAll(each.get());
      }
      return answers;
    }
  }

  private UUID retractedCourse() {
    var id = TestCourses.put(clinic, course());
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/courses/" + id + "?reason=other")
        .then()
        .statusCode(200);
    return id;
  }

  /** A clinic that has nothing but a course. */
  private static TestClinic untouched() {
    var other = TestClinic.open();
    TestCourses.put(other, course());
    return other;
  }

  private List<List<String>> kept(TestClinic of) {
    return KEPT.stream()
        .map(sql -> TestSql.rows(database, of, sql).stream().map(String::valueOf).sorted().toList())
        .toList();
  }

  private List<List<Object>> written() {
    return TestSql.rows(
        database,
        clinic,
        "select action, resource, count from audit_entry where resource = 'observation' and action = 'write'");
  }

  private List<String> ids() {
    return TestListing.ids(clinic, "/v1/observations");
  }

  private static String id(Map<String, Object> observation) {
    return String.valueOf(observation.get("id"));
  }
}
