package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CourseTest {
  @Inject Database database;

  private final UUID id = UUID.randomUUID();
  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  @Test
  void a_new_course_is_created_at_its_own_address() {
    put(course())
        .statusCode(201)
        .header("Location", endsWith("/v1/courses/" + id))
        .header("ETag", "\"1\"")
        .header("Cache-Control", "no-store")
        .body("id", equalTo(id.toString()))
        .body("version", equalTo(1))
        .body("indication", equalTo("MDD"))
        .body("failedTrials", equalTo(3))
        .body("ageBand", equalTo("40-49"))
        .body("startedAt", equalTo("2026-03-02T15:00:00Z"));
  }

  @Test
  void the_subject_is_never_shown_again() {
    var course = course();
    put(course).body("$", not(hasKey("subject")));

    String shown = get(id).asString() + clinic.given().get("/v1/courses").asString();

    assertThat(shown).contains(id.toString()).doesNotContain((String) course.get("subject"));
  }

  @Test
  void the_identical_course_again_needs_no_precondition() {
    var course = course();
    put(course);

    put(course).statusCode(200).header("ETag", "\"1\"").body("version", equalTo(1));
  }

  @Test
  void the_same_time_in_another_offset_is_the_identical_course() {
    var course = course();
    put(course);
    course.put("startedAt", "2026-03-02T10:00:00-05:00");

    put(course).statusCode(200).header("ETag", "\"1\"");
  }

  @Test
  void another_subject_is_a_change() {
    var course = course();
    put(course);
    course.put("subject", UUID.randomUUID().toString());

    put(course).statusCode(428);
  }

  @Test
  void a_change_without_if_match_is_refused() {
    put(course());

    put(course()).statusCode(428).body("type", equalTo("/problems/precondition-required"));
  }

  @Test
  void a_change_of_another_version_is_refused() {
    put(course());

    change("\"2\"").statusCode(412).body("type", equalTo("/problems/precondition-failed"));
  }

  @Test
  void a_change_of_the_current_version_makes_the_next() {
    put(course());

    change("\"1\"").statusCode(200).header("ETag", "\"2\"").body("failedTrials", equalTo(5));

    get(id).then().body("version", equalTo(2)).body("failedTrials", equalTo(5));
  }

  @ParameterizedTest
  @CsvSource({
    // what stands of the course | the latest and one too late a beginning
    "observation, 2026-04-02T15:10:00Z, 2026-04-02T15:10:01Z",
    "session, 2026-03-04T15:00:00Z, 2026-03-04T15:00:01Z",
    "event, 2026-03-04T15:20:00Z, 2026-03-04T15:20:01Z",
  })
  void a_course_never_begins_too_late_for_what_stands_of_it(
      String what, String latest, String tooLate) {
    var course = course();
    put(course);
    post(what);

    course.put("startedAt", tooLate);
    change("\"1\"", course).statusCode(422).body("errors[0].pointer", equalTo("/startedAt"));
    course.put("startedAt", latest);
    change("\"1\"", course).statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"observation", "session", "event"})
  void what_was_entered_in_error_lets_a_course_begin_later(String what) {
    var course = course();
    put(course);
    String path = post(what);
    clinic.given().header("If-Match", "*").delete(path + "?reason=other").then().statusCode(200);

    course.put("startedAt", "2026-05-02T15:00:00Z");
    change("\"1\"", course).statusCode(200);
  }

  /** Lets that stand of the course, and says where. */
  private String post(String what) {
    if (what.equals("session")) {
      return TestSessions.path(id, TestSessions.put(clinic, id, TestSessions.session()));
    }
    boolean event = what.equals("event");
    var body = event ? TestSessions.adverseEvent(id) : madrs(id);
    String path = event ? "/v1/adverse-events" : "/v1/observations";
    clinic.given().body(body).post(path).then().statusCode(201);
    return path + "/" + body.get("id");
  }

  @Test
  void a_replaced_version_is_kept_with_when_and_who() {
    put(course());
    change("\"1\"");

    var kept =
        TestSql.rows(
            database, clinic, "select version, failed_trials, recorded_by from course_version");

    assertThat(kept).containsExactly(List.of(1, 3, clinic.client()));
  }

  @Test
  void if_match_never_creates() {
    change("\"1\"").statusCode(412);
  }

  @ParameterizedTest
  @CsvSource({
    "failedTrials, 11, 422, /failedTrials",
    "failedTrials, -1, 422, /failedTrials",
    "failedTrials, 2.5, 400, /failedTrials",
    "indication, TRD, 400, /indication",
    "drug, aspirin, 400, /drug",
    "route, PR, 400, /route",
    "setting, spa, 400, /setting",
    "sex, f, 400, /sex",
    "ageBand, 17, 400, /ageBand",
    "startedAt, 2026-03-02, 400, /startedAt",
    "startedAt, 1826-03-02T15:00:00Z, 422, /startedAt",
    "startedAt, +123456-03-02T15:00:00Z, 400, /startedAt",
    "endedAt, 2026-03-02T14:59:59Z, 422, /endedAt",
    "subject, Jane Doe, 400, /subject",
    "protocol, nothing-known, 422, /protocol",
    "icd10, X99.9, 422, /icd10",
    "icd10, F43.10, 422, /icd10",
  })
  void a_wrong_field_is_refused_by_its_pointer(
      String field, String value, int status, String pointer) {
    var course = course();
    course.put(field, value.matches("-?[\\d.]+") ? Double.valueOf(value) : value);
    course.computeIfPresent("failedTrials", (key, number) -> whole(number));

    put(course).statusCode(status).body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void an_unknown_field_is_refused() {
    var course = course();
    course.put("patientName", "Jane Doe");

    put(course).statusCode(400).body(not(containsString("Jane Doe")));
  }

  @Test
  void a_diagnosis_that_nobody_checked_is_kept_with_a_warning() {
    var course = course();
    course.put("icd10", "F33.2");

    put(course).statusCode(201).body("warnings.code", equalTo(List.of("unverified-code")));
  }

  @Test
  void a_verified_diagnosis_brings_no_warning() {
    var course = course();
    course.put("icd10", "F32.2");
    course.put("protocol", "trd-iv-induction");

    put(course)
        .statusCode(201)
        .body("icd10", equalTo("F32.2"))
        .body("protocol", equalTo("trd-iv-induction"))
        .body("warnings", equalTo(List.of()));
  }

  @Test
  void another_clinics_course_is_not_there() {
    put(course());

    TestClinic.open().given().get("/v1/courses/" + id).then().statusCode(404);
  }

  @Test
  void two_clinics_may_choose_the_same_id() {
    put(course());

    TestClinic.open().given().body(course()).put("/v1/courses/" + id).then().statusCode(201);
  }

  @Test
  void the_list_shows_the_clinics_own_courses_latest_first_dose_first() {
    var later = course();
    later.put("startedAt", "2026-04-01T15:00:00Z");
    UUID first = TestCourses.put(clinic, course());
    UUID second = TestCourses.put(clinic, later);
    TestCourses.put(TestClinic.open(), course());

    List<String> ids =
        clinic.given().get("/v1/courses").then().statusCode(200).extract().path("items.id");

    assertThat(ids).containsExactly(second.toString(), first.toString());
  }

  @Test
  void pages_follow_each_other_without_gap_or_repeat() {
    var all =
        List.of(
            TestCourses.put(clinic, course()),
            TestCourses.put(clinic, course()),
            TestCourses.put(clinic, course()));

    var seen = TestListing.ids(clinic, "/v1/courses?limit=2");

    assertThat(seen)
        .hasSize(3)
        .containsExactlyInAnyOrderElementsOf(all.stream().map(UUID::toString).toList());
  }

  @Test
  void without_a_token_nothing_is_read() {
    RestAssured.given().get("/v1/courses").then().statusCode(401);
  }

  @Test
  void a_person_reads_and_does_not_write() {
    var person = TestClinic.open(ClientKind.PERSON);

    person.given().get("/v1/courses").then().statusCode(200);
    person.given().body(course()).put("/v1/courses/" + id).then().statusCode(403);
  }

  @Test
  void an_id_that_is_no_uuid_is_refused() {
    clinic
        .given()
        .get("/v1/courses/1")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("id"));
  }

  private static Object whole(Object number) {
    double value = ((Number) number).doubleValue();
    return value == Math.rint(value) ? (Object) (int) value : number;
  }

  private ValidatableResponse put(Map<String, Object> course) {
    return clinic.given().body(course).put("/v1/courses/" + id).then();
  }

  private ValidatableResponse change(String ifMatch) {
    var course = course();
    course.put("failedTrials", 5);
    return change(ifMatch, course);
  }

  private ValidatableResponse change(String ifMatch, Map<String, Object> course) {
    return clinic.given().header("If-Match", ifMatch).body(course).put("/v1/courses/" + id).then();
  }

  private io.restassured.response.Response get(UUID course) {
    return clinic.given().get("/v1/courses/" + course);
  }
}
