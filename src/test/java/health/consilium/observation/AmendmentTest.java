package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static org.assertj.core.api.Assertions.assertThat;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an observation after it was posted; nothing of it is ever lost. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AmendmentTest {
  @Inject Database database;

  private TestClinic clinic;
  private UUID course;
  private Map<String, Object> posted;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, course());
    posted = madrs(course);
    TestCourses.post(clinic, posted);
  }

  @Test
  void an_amendment_makes_the_next_version() {
    amend(corrected(9), "\"1\"")
        .statusCode(200)
        .header("ETag", "\"2\"")
        .header("Cache-Control", "no-store")
        .body("version", equalTo(2))
        .body("value.quantity", equalTo(9))
        .body("status", equalTo("corrected"))
        .body("reason", equalTo("wrong-value"));

    get().body("version", equalTo(2)).body("value.quantity", equalTo(9));
  }

  @Test
  void every_version_stays_readable_the_current_one_first() {
    amend(corrected(9), "\"1\"");
    retract("other", "\"2\"");

    var versions = TestListing.items(clinic, path() + "/versions?limit=2");

    assertThat(versions).extracting(each -> each.get("version")).containsExactly(3, 2, 1);
    assertThat(versions)
        .extracting(each -> each.get("status"))
        .containsExactly("entered-in-error", "corrected", "final");
    clinic
        .given()
        .get(path() + "/versions/1")
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("value.quantity", equalTo(14))
        .body("$", not(hasKey("reason")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "0", "-1"})
  void a_version_that_was_never_is_not_there(String version) {
    clinic.given().get(path() + "/versions/" + version).then().statusCode(404);
  }

  @Test
  void a_replaced_version_is_kept_with_when_and_the_next_with_who() {
    amend(corrected(9), "\"1\"");
    retract("other", "\"2\"");

    assertThat(rows("select version, value_milli, recorded_by is null from observation_version"))
        .containsExactlyInAnyOrder(List.of(1, 14_000, true), List.of(2, 9_000, false));
    assertThat(rows("select distinct recorded_by from observation"))
        .containsExactly(List.of(clinic.client()));
  }

  @Test
  void the_identical_amendment_again_needs_no_precondition() {
    String amended = amend(corrected(9), "\"1\"").extract().asString();

    String again = amend(corrected(9), null).statusCode(200).extract().asString();

    assertThat(again).isEqualTo(amended);
  }

  @Test
  void an_amendment_without_if_match_is_refused() {
    amend(corrected(9), null).statusCode(428);
    get().body("version", equalTo(1));
  }

  @Test
  void an_amendment_of_another_version_is_refused() {
    amend(corrected(9), "\"2\"")
        .statusCode(412)
        .body("type", equalTo("/problems/precondition-failed"));
    get().body("version", equalTo(1));
  }

  @ParameterizedTest
  @CsvSource({
    "final, amended, 200",
    "final, corrected, 200",
    "final, preliminary, 422",
    "final, final, 422",
    "final, entered-in-error, 422",
    "preliminary, preliminary, 200",
    "preliminary, final, 200",
    "preliminary, corrected, 422",
  })
  void a_status_follows_on_another(String from, String to, int status) {
    posted = madrs(course);
    posted.put("status", from);
    TestCourses.post(clinic, posted);
    var next = corrected(9);
    next.put("status", to);

    var answer = amend(next, "\"1\"").statusCode(status);

    if (status == 422) {
      answer.body("errors[0].pointer", equalTo("/status"));
    }
  }

  @Test
  void what_was_amended_can_be_amended_again() {
    amend(corrected(9), "\"1\"");

    amend(corrected(10), "\"2\"").statusCode(200).header("ETag", "\"3\"");
  }

  @ParameterizedTest
  @CsvSource({
    "effectiveAt, 2026-01-31T14:59:59Z, 422, /effectiveAt",
    "effectiveAt, 2126-01-31T14:59:59Z, 422, /effectiveAt",
    "reason, a whim, 400, /reason",
    "method, Jane Doe, 422, /method",
    "method, ssn-219-09-9999, 422, /method",
    "course, 0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10, 422, /course",
    "id, 0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10, 400, /id",
  })
  void an_amendment_keeps_the_rules_of_a_post(
      String field, String value, int status, String pointer) {
    var wrong = corrected(9);
    wrong.put(field, value);

    amend(wrong, "\"1\"").statusCode(status).body("errors[0].pointer", equalTo(pointer));

    get().body("version", equalTo(1));
  }

  @Test
  void an_amended_value_lies_in_the_range() {
    amend(corrected(61), "\"1\"")
        .statusCode(422)
        .body("errors[0].code", equalTo("implausible-value"));
  }

  @Test
  void no_amendment_is_made_without_a_reason() {
    var unexplained = corrected(9);
    unexplained.remove("reason");

    amend(unexplained, "\"1\"").statusCode(400).body("errors[0].pointer", equalTo("/reason"));
  }

  @Test
  void the_posted_body_again_is_answered_by_the_current_version() {
    amend(corrected(9), "\"1\"");

    post(posted).statusCode(200).header("ETag", "\"2\"").body("value.quantity", equalTo(9));
    posted.put("value", Map.of("quantity", 9, "unit", "{score}"));
    post(posted).statusCode(409);
  }

  @Test
  void a_retracted_observation_is_entered_in_error_and_in_no_list() {
    retract("wrong-patient", "\"1\"")
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("status", equalTo("entered-in-error"))
        .body("reason", equalTo("wrong-patient"));

    get().body("status", equalTo("entered-in-error"));
    assertThat(TestListing.ids(clinic, "/v1/observations")).isEmpty();
  }

  @Test
  void whoever_repeats_a_retraction_gets_the_same_answer() {
    String retracted = retract("duplicate", "\"1\"").extract().asString();

    assertThat(retract("duplicate", "\"1\"").statusCode(200).extract().asString())
        .isEqualTo(retracted);
    assertThat(retract("other", null).statusCode(200).extract().asString()).isEqualTo(retracted);
  }

  @Test
  void what_was_retracted_is_not_amended() {
    retract("other", "\"1\"");

    amend(corrected(9), "\"2\"").statusCode(410).body("type", equalTo("/problems/gone"));
  }

  @Test
  void a_retracted_body_again_is_answered_by_what_became_of_it() {
    retract("other", "\"1\"");

    post(posted).statusCode(200).body("status", equalTo("entered-in-error"));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "wrong-value, null, 428",
        "wrong-value, \"2\", 412",
        "null, \"1\", 400",
        "whim, \"1\", 400"
      },
      nullValues = "null")
  void a_retraction_needs_a_reason_and_the_current_version(
      String reason, String ifMatch, int status) {
    retract(reason, ifMatch).statusCode(status);

    get().body("version", equalTo(1));
  }

  @Test
  void another_clinics_observation_is_neither_amended_nor_retracted_nor_shown() {
    var other = TestClinic.open();

    other.given().header("If-Match", "\"1\"").body(corrected(9)).put(path()).then().statusCode(404);
    other
        .given()
        .header("If-Match", "\"1\"")
        .delete(path() + "?reason=other")
        .then()
        .statusCode(404);
    other.given().get(path() + "/versions").then().statusCode(404);
    other.given().get(path() + "/versions/1").then().statusCode(404);
    get().body("version", equalTo(1));
  }

  @Test
  void a_person_reads_versions_and_changes_nothing() {
    var person = clinic.another(ClientKind.PERSON);

    person.given().get(path() + "/versions").then().statusCode(200);
    person.given().body(corrected(9)).put(path()).then().statusCode(403);
    person.given().delete(path() + "?reason=other").then().statusCode(403);
  }

  @Test
  void the_audit_log_says_what_was_done() {
    amend(corrected(9), "\"1\"");
    retract("other", "\"2\"");
    clinic.given().get(path() + "/versions");

    assertThat(TestListing.items(clinic, "/v1/audit"))
        .filteredOn(entry -> Objects.equals(posted.get("id"), entry.get("id")))
        .extracting(entry -> entry.get("action"))
        .containsExactly("read", "retract", "write", "write");
  }

  @Test
  void a_retracted_course_takes_what_was_observed_in_it_along() {
    var elsewhere = madrs(TestCourses.put(clinic, course()));
    TestCourses.post(clinic, elsewhere);

    retractCourse("\"1\"")
        .statusCode(200)
        .header("ETag", "\"2\"")
        .body("status", equalTo("entered-in-error"))
        .body("reason", equalTo("wrong-patient"));

    get().body("status", equalTo("entered-in-error")).body("reason", equalTo("wrong-patient"));
    assertThat(TestListing.ids(clinic, "/v1/observations"))
        .containsExactly((String) elsewhere.get("id"));
    assertThat(TestListing.ids(clinic, "/v1/courses")).doesNotContain(course.toString());
    clinic
        .given()
        .get("/v1/courses/" + course + "/versions")
        .then()
        .statusCode(200)
        .body("items.status", equalTo(List.of("entered-in-error", "active")));
    clinic
        .given()
        .get("/v1/courses/" + course + "/versions/1")
        .then()
        .body("status", equalTo("active"));
  }

  @Test
  void a_retracted_course_takes_neither_changes_nor_observations() {
    retractCourse("\"1\"");

    var late = post(madrs(course)).statusCode(410).body("errors[0].pointer", equalTo("/course"));
    late.body("errors[0].code", equalTo("gone"));
    post(posted).statusCode(200).body("status", equalTo("entered-in-error"));
    clinic
        .given()
        .header("If-Match", "\"2\"")
        .body(course())
        .put("/v1/courses/" + course)
        .then()
        .statusCode(410);
    retractCourse(null).statusCode(200).header("ETag", "\"2\"");
  }

  @Test
  void a_course_is_retracted_at_its_current_version_only() {
    retractCourse("\"2\"").statusCode(412);
    retractCourse(null).statusCode(428);

    get().body("version", equalTo(1));
  }

  private Map<String, Object> corrected(int score) {
    var body = new HashMap<>(posted);
    body.remove("id");
    body.put("value", Map.of("quantity", score, "unit", "{score}"));
    body.put("status", "corrected");
    body.put("reason", "wrong-value");
    return body;
  }

  private String path() {
    return "/v1/observations/" + posted.get("id");
  }

  private ValidatableResponse get() {
    return clinic.given().get(path()).then().statusCode(200);
  }

  private ValidatableResponse post(Map<String, Object> observation) {
    return clinic.given().body(observation).post("/v1/observations").then();
  }

  private ValidatableResponse amend(Map<String, Object> amendment, @Nullable String ifMatch) {
    var request = clinic.given().body(amendment);
    return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path()).then();
  }

  private ValidatableResponse retract(@Nullable String reason, @Nullable String ifMatch) {
    var request = clinic.given();
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .delete(path() + (reason == null ? "" : "?reason=" + reason))
        .then();
  }

  private ValidatableResponse retractCourse(@Nullable String ifMatch) {
    var request = clinic.given();
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .delete("/v1/courses/" + course + "?reason=wrong-patient")
        .then();
  }

  private List<List<Object>> rows(String sql) {
    return TestSql.rows(database, clinic, sql);
  }
}
