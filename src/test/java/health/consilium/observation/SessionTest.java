package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static health.consilium.observation.TestSessions.adverseEvent;
import static health.consilium.observation.TestSessions.path;
import static health.consilium.observation.TestSessions.session;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single administrations of a course. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SessionTest {
  private final UUID id = UUID.randomUUID();
  private TestClinic clinic;
  private UUID course;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, course());
  }

  @Test
  void a_new_session_is_created_at_its_own_address() {
    String answered =
        put(session(), null)
            .statusCode(201)
            .header("Location", endsWith(path(course, id)))
            .header("ETag", "\"1\"")
            .header("Cache-Control", "no-store")
            .body("course", equalTo(course.toString()))
            .body("number", equalTo(2))
            .body("at", equalTo(TestSessions.AT))
            .body("dose.value", equalTo(0.5f))
            .body("dose.unit", equalTo("mg/kg"))
            .body("durationMinutes", equalTo(40))
            .body("adjuncts", equalTo(List.of("antiemetic")))
            .body("monitoredMinutes", equalTo(60))
            .body("status", equalTo("active"))
            .body("warnings", equalTo(List.of()))
            .extract()
            .asString();

    assertThat(clinic.given().get(path(course, id)).asString()).isEqualTo(answered);
  }

  @Test
  void what_may_be_left_out_may_be_left_out() {
    var body = session();
    body.keySet().retainAll(List.of("number", "at", "dose"));

    put(body, null).statusCode(201);
  }

  @Test
  void the_identical_session_again_needs_no_precondition() {
    String stored = put(session(), null).extract().asString();
    var again = session();
    again.put("dose", Map.of("value", new BigDecimal("0.50"), "unit", "mg/kg"));
    again.put("at", "2026-03-04T10:00:00-05:00");

    assertThat(put(again, null).statusCode(200).extract().asString()).isEqualTo(stored);
  }

  @Test
  void a_change_needs_the_current_version_and_keeps_it() {
    put(session(), null);
    var changed = session();
    changed.put("monitoredMinutes", 90);

    put(changed, null).statusCode(428);
    put(changed, "\"2\"").statusCode(412);
    put(changed, "\"1\"").statusCode(200).header("ETag", "\"2\"");

    var versions = TestListing.items(clinic, path(course, id) + "/versions?limit=1");
    assertThat(versions).extracting(each -> each.get("monitoredMinutes")).containsExactly(90, 60);
    clinic
        .given()
        .get(path(course, id) + "/versions/1")
        .then()
        .statusCode(200)
        .body("monitoredMinutes", equalTo(60));
  }

  @ParameterizedTest
  @CsvSource({
    "number, 0, 422, /number",
    "number, 1001, 422, /number",
    "durationMinutes, -1, 422, /durationMinutes",
    "durationMinutes, 20161, 422, /durationMinutes",
    "monitoredMinutes, 1441, 422, /monitoredMinutes",
    "at, 2026-03-02T14:59:59Z, 422, /at",
    "at, 2126-03-02T15:00:00Z, 422, /at",
  })
  void a_wrong_field_is_refused_by_its_pointer(
      String field, String value, int status, String pointer) {
    var wrong = session();
    wrong.put(field, value.matches("-?\\d+") ? (Object) Integer.valueOf(value) : value);

    put(wrong, null).statusCode(status).body("errors[0].pointer", equalTo(pointer));

    clinic.given().get(path(course, id)).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "0, mg, implausible-value, /dose",
    "5000.001, mg, implausible-value, /dose",
    "50, mg/kg, implausible-value, /dose",
    "0.0005, mg/kg, unprocessable, /dose/value",
  })
  void a_dose_is_plausible_in_its_unit(double value, String unit, String code, String pointer) {
    var wrong = session();
    wrong.put("dose", Map.of("value", value, "unit", unit));

    put(wrong, null)
        .statusCode(422)
        .body("errors[0].code", equalTo(code))
        .body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void the_list_shows_the_course_s_sessions_that_stand_newest_first() {
    var early = TestSessions.put(clinic, course, TestSessions.session(TestCourses.STARTED_AT));
    var late = TestSessions.put(clinic, course, session());
    var retracted = TestSessions.put(clinic, course, session());
    TestSessions.put(clinic, TestCourses.put(clinic, course()), session());
    retract(retracted, "\"1\"").statusCode(200);

    assertThat(TestListing.ids(clinic, "/v1/courses/" + course + "/sessions?limit=1"))
        .containsExactly(late.toString(), early.toString());
  }

  @Test
  void a_session_belongs_to_one_course_for_ever() {
    put(session(), null);
    var other = TestCourses.put(clinic, course());

    clinic.given().get(path(other, id)).then().statusCode(404);
    clinic.given().get(path(other, id) + "/versions").then().statusCode(404);
    clinic.given().body(session()).put(path(other, id)).then().statusCode(409);
  }

  @Test
  void another_clinic_s_course_has_no_sessions_to_be_seen_or_put() {
    put(session(), null);
    var other = TestClinic.open();

    other.given().get(path(course, id)).then().statusCode(404);
    other.given().get("/v1/courses/" + course + "/sessions").then().statusCode(404);
    other.given().body(session()).put(path(course, UUID.randomUUID())).then().statusCode(404);
    other
        .given()
        .header("If-Match", "\"1\"")
        .delete(path(course, id) + "?reason=other")
        .then()
        .statusCode(404);
  }

  @Test
  void a_person_reads_and_does_not_write() {
    put(session(), null);
    var person = clinic.another(ClientKind.PERSON);

    person.given().get(path(course, id)).then().statusCode(200);
    person.given().body(session()).put(path(course, id)).then().statusCode(403);
    person.given().delete(path(course, id) + "?reason=other").then().statusCode(403);
  }

  @Test
  void an_observation_names_a_session_of_its_course() {
    put(session(), null);
    var observation = madrs(course);
    observation.put("session", id.toString());

    post(observation).statusCode(201).body("session", equalTo(id.toString()));
    post(observation).statusCode(200).body("session", equalTo(id.toString()));
    observation.remove("session");
    post(observation).statusCode(409);
  }

  @Test
  void an_observation_in_a_session_that_is_not_its_course_s_is_refused() {
    put(session(), null);
    var observation = madrs(TestCourses.put(clinic, course()));
    observation.put("session", id.toString());

    post(observation).statusCode(404).body("errors[0].pointer", equalTo("/session"));

    observation.put("session", UUID.randomUUID().toString());
    post(observation).statusCode(404).body("errors[0].pointer", equalTo("/session"));
  }

  @Test
  void an_amendment_may_name_a_session_too() {
    put(session(), null);
    var observation = madrs(course);
    TestCourses.post(clinic, observation);
    var amendment = madrs(course);
    amendment.remove("id");
    amendment.putAll(Map.of("status", "amended", "reason", "other", "session", UUID.randomUUID()));

    amend(observation, amendment).statusCode(404).body("errors[0].pointer", equalTo("/session"));
    amendment.put("session", id.toString());
    amend(observation, amendment).statusCode(200).body("session", equalTo(id.toString()));
  }

  @Test
  void a_retracted_session_takes_along_what_belongs_to_it() {
    put(session(), null);
    var within = madrs(course);
    within.put("session", id.toString());
    var beside = madrs(course);
    var event = adverseEvent(course);
    event.put("session", id.toString());
    TestCourses.post(clinic, within);
    TestCourses.post(clinic, beside);
    TestSessions.post(clinic, event);

    retract(id, "\"1\"")
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("status", equalTo("entered-in-error"))
        .body("reason", equalTo("duplicate"));

    assertThat(TestListing.ids(clinic, "/v1/observations"))
        .containsExactly((String) beside.get("id"));
    assertThat(TestListing.ids(clinic, "/v1/adverse-events")).isEmpty();
    put(session(), "\"2\"").statusCode(410);
    within.put("id", UUID.randomUUID().toString());
    post(within).statusCode(404).body("errors[0].pointer", equalTo("/session"));
    retract(id, null).statusCode(200).header("ETag", "\"2\"");
  }

  @Test
  void a_retracted_course_takes_its_sessions_along() {
    put(session(), null);

    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/courses/" + course + "?reason=wrong-patient")
        .then()
        .statusCode(200);

    clinic.given().get(path(course, id)).then().body("status", equalTo("entered-in-error"));
    clinic.given().body(session()).put(path(course, UUID.randomUUID())).then().statusCode(410);
  }

  private ValidatableResponse put(Map<String, Object> session, @Nullable String ifMatch) {
    var request = clinic.given().body(session);
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .put(path(course, id))
        .then();
  }

  private ValidatableResponse retract(UUID session, @Nullable String ifMatch) {
    var request = clinic.given();
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .delete(path(course, session) + "?reason=duplicate")
        .then();
  }

  private ValidatableResponse post(Map<String, Object> observation) {
    return clinic.given().body(observation).post("/v1/observations").then();
  }

  private ValidatableResponse amend(
      Map<String, Object> observation, Map<String, Object> amendment) {
    return clinic
        .given()
        .header("If-Match", "\"1\"")
        .body(amendment)
        .put("/v1/observations/" + observation.get("id"))
        .then();
  }
}
