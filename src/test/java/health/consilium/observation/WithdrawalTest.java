package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A patient withdraws consent: all that the clinic has posted of it is entered in error. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WithdrawalTest {
  private final UUID subject = UUID.randomUUID();

  @Inject Database database;

  private TestClinic clinic;
  private UUID course;
  private UUID session;
  private Map<String, Object> observation;
  private Map<String, Object> event;

  @BeforeEach
  void a_patient_with_one_of_each() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, ofSubject());
    session = TestSessions.put(clinic, course, TestSessions.session());
    var baseline = madrs(course);
    baseline.put("effectiveAt", TestCourses.STARTED_AT);
    TestCourses.post(clinic, baseline);
    observation = madrs(course);
    TestCourses.post(clinic, observation);
    event = TestSessions.adverseEvent(course);
    TestSessions.post(clinic, event);
  }

  @Test
  void every_row_of_the_subject_is_entered_in_error() {
    withdraw()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("courses", equalTo(1))
        .body("sessions", equalTo(1))
        .body("observations", equalTo(2))
        .body("adverseEvents", equalTo(1));

    for (String path :
        List.of(
            "/v1/courses/" + course,
            TestSessions.path(course, session),
            "/v1/observations/" + observation.get("id"),
            "/v1/adverse-events/" + event.get("id"))) {
      clinic
          .given()
          .get(path)
          .then()
          .statusCode(200)
          .body("status", equalTo("entered-in-error"))
          .body("reason", equalTo("consent-withdrawn"))
          .body("version", equalTo(2));
    }
  }

  @Test
  void lists_and_figures_show_nothing_of_the_subject_and_all_of_the_others() {
    var other = TestCourses.put(clinic, course());
    var others = madrs(other);
    TestCourses.post(clinic, others);

    withdraw();

    assertThat(TestListing.ids(clinic, "/v1/courses")).containsExactly(other.toString());
    assertThat(TestListing.ids(clinic, "/v1/observations"))
        .containsExactly((String) others.get("id"));
    assertThat(TestListing.ids(clinic, "/v1/courses/" + course + "/sessions")).isEmpty();
    assertThat(TestListing.ids(clinic, "/v1/adverse-events")).isEmpty();
    clinic
        .given()
        .body(Map.of("subject", subject))
        .post("/v1/observations/search")
        .then()
        .body("items", equalTo(List.of()));
    clinic
        .given()
        .get("/v1/insights/mine/response?instrument=MADRS&at=PT24H")
        .then()
        .body("arms[0].enrolled", equalTo(1))
        .body("arms[0].evaluable", equalTo(0));
    assertThat(TestSql.rows(database, clinic, "select 1 from course_outcome where measure = 1"))
        .hasSize(1);
  }

  @Test
  void whoever_keeps_a_copy_is_told_what_to_drop() {
    withdraw();

    assertThat(TestListing.items(clinic, "/v1/observations?updatedSince=2026-01-01T00:00:00Z"))
        .hasSize(2)
        .allMatch(each -> "consent-withdrawn".equals(each.get("reason")));
  }

  @Test
  void all_courses_of_the_subject_go_and_what_was_retracted_before_keeps_its_reason() {
    TestCourses.put(clinic, ofSubject());
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/observations/" + observation.get("id") + "?reason=duplicate")
        .then()
        .statusCode(200);

    withdraw().body("courses", equalTo(2)).body("observations", equalTo(1));

    clinic
        .given()
        .get("/v1/observations/" + observation.get("id"))
        .then()
        .body("reason", equalTo("duplicate"));
  }

  @Test
  void a_repeat_is_answered_by_the_same() {
    String first = withdraw().extract().asString();

    assertThat(withdraw().statusCode(200).extract().asString()).isEqualTo(first);
  }

  @Test
  void nothing_more_of_the_subject_is_taken() {
    withdraw();

    putCourse(clinic).statusCode(410).body("errors[0].pointer", equalTo("/subject"));
    clinic
        .given()
        .header("If-Match", "\"2\"")
        .body(ofSubject())
        .put("/v1/courses/" + course)
        .then()
        .statusCode(410);
    clinic
        .given()
        .body(madrs(course))
        .post("/v1/observations")
        .then()
        .statusCode(410)
        .body("errors[0].pointer", equalTo("/course"));
    clinic
        .given()
        .body(TestSessions.adverseEvent(course))
        .post("/v1/adverse-events")
        .then()
        .statusCode(410);
    clinic
        .given()
        .body(TestSessions.session())
        .put(TestSessions.path(course, UUID.randomUUID()))
        .then()
        .statusCode(410);
  }

  @Test
  void a_subject_of_whom_nothing_came_yet_is_withdrawn_too() {
    var unknown = UUID.randomUUID();

    clinic
        .given()
        .body(Map.of("subject", unknown))
        .post("/v1/subjects/withdraw")
        .then()
        .statusCode(200)
        .body("courses", equalTo(0));

    var body = course();
    body.put("subject", unknown);
    clinic.given().body(body).put("/v1/courses/" + UUID.randomUUID()).then().statusCode(410);
  }

  @Test
  void another_clinic_s_subject_of_the_same_id_is_somebody_else() {
    var other = TestClinic.open();
    var theirs = TestCourses.put(other, ofSubject());

    withdraw();

    other.given().get("/v1/courses/" + theirs).then().body("status", equalTo("active"));
    putCourse(other).statusCode(201);
  }

  @Test
  void no_course_that_comes_at_the_same_time_slips_past() {
    var puts =
        Stream.generate(
                () -> CompletableFuture.supplyAsync(() -> putCourse(clinic).extract().statusCode()))
            .limit(12)
            .toList();
    withdraw().statusCode(200);

    assertThat(puts.stream().map(CompletableFuture::join))
        .containsAnyOf(201, 410)
        .isSubsetOf(201, 410);
    assertThat(TestListing.ids(clinic, "/v1/courses")).isEmpty();
  }

  @Test
  void no_observation_that_comes_at_the_same_time_slips_past() {
    var posts =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () ->
                            clinic
                                .given()
                                .body(madrs(course))
                                .post("/v1/observations")
                                .statusCode()))
            .limit(12)
            .toList();
    withdraw().statusCode(200);

    assertThat(posts.stream().map(CompletableFuture::join)).isSubsetOf(201, 410);
    assertThat(TestListing.ids(clinic, "/v1/observations")).isEmpty();
  }

  @Test
  void the_audit_log_says_how_many_and_never_whose() {
    withdraw();
    withdraw();

    assertThat(TestListing.items(clinic, "/v1/audit"))
        .filteredOn(entry -> "withdraw".equals(entry.get("action")))
        .hasSize(2)
        .extracting(entry -> entry.get("resource") + " " + entry.get("count"))
        .containsOnly("subject 5");
    assertThat(clinic.given().get("/v1/audit").asString()).doesNotContain(subject.toString());
  }

  @Test
  void a_person_does_not_withdraw_anybody() {
    clinic
        .another(ClientKind.PERSON)
        .given()
        .body(Map.of("subject", subject))
        .post("/v1/subjects/withdraw")
        .then()
        .statusCode(403);

    clinic.given().get("/v1/courses/" + course).then().body("status", equalTo("active"));
  }

  private Map<String, Object> ofSubject() {
    var body = new HashMap<>(course());
    body.put("subject", subject.toString());
    return body;
  }

  private ValidatableResponse putCourse(TestClinic of) {
    return of.given().body(ofSubject()).put("/v1/courses/" + UUID.randomUUID()).then();
  }

  private ValidatableResponse withdraw() {
    return clinic.given().body(Map.of("subject", subject)).post("/v1/subjects/withdraw").then();
  }
}
