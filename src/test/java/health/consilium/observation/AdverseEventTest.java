package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestSessions.adverseEvent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What went wrong with a treatment, in codes. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AdverseEventTest {
  @Inject Database database;
  @Inject AdverseEventTerms terms;

  private TestClinic clinic;
  private UUID course;
  private Map<String, Object> event;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, course());
    event = adverseEvent(course);
  }

  @Test
  void a_new_adverse_event_is_stored_at_its_own_address() {
    var session = TestSessions.put(clinic, course, TestSessions.session());
    event.put("session", session.toString());
    event.put("resolvedAt", "2026-03-04T16:20:00Z");
    event.put("externalCode", Map.of("system", "http://snomed.info/sct", "code", "44376007"));

    String answered =
        post()
            .statusCode(201)
            .header("Location", endsWith("/v1/adverse-events/" + event.get("id")))
            .header("ETag", "\"1\"")
            .header("Cache-Control", "no-store")
            .body("session", equalTo(session.toString()))
            .body("term", equalTo("dissociation"))
            .body("grade", equalTo(1))
            .body("seriousness", equalTo("non-serious"))
            .body("criteria", equalTo(List.of()))
            .body("relation", equalTo("probable"))
            .body("action", equalTo("none"))
            .body("outcome", equalTo("resolved"))
            .body("externalCode.code", equalTo("44376007"))
            .body("status", equalTo("active"))
            .extract()
            .asString();

    assertThat(clinic.given().get(path()).asString()).isEqualTo(answered);
  }

  @Test
  void the_same_again_is_answered_by_what_is_stored_and_another_body_is_a_conflict() {
    String stored = post().extract().asString();

    assertThat(post().statusCode(200).extract().asString()).isEqualTo(stored);
    event.put("grade", 2);
    post().statusCode(409);
    event.putAll(Map.of("grade", 1, "course", TestCourses.put(clinic, course()).toString()));
    post().statusCode(409);
  }

  @Test
  void of_many_who_post_the_same_at_once_one_creates_it() {
    var posts =
        Stream.generate(() -> CompletableFuture.supplyAsync(() -> post().extract().statusCode()))
            .limit(8)
            .toList();

    assertThat(posts.stream().map(CompletableFuture::join))
        .containsOnly(200, 201)
        .containsOnlyOnce(201);
  }

  @Test
  void a_serious_one_tells_what_makes_it_so() {
    event.putAll(
        Map.of(
            "seriousness",
            "serious",
            "criteria",
            List.of("hospitalization", "life-threatening"),
            "grade",
            4));

    post()
        .statusCode(201)
        .body("criteria", equalTo(List.of("life-threatening", "hospitalization")));
  }

  @ParameterizedTest
  @CsvSource({
    "term, dissociaton, 422, /term, dissociation",
    "grade, 0, 422, /grade, CTCAE",
    "grade, 6, 422, /grade, CTCAE",
    "grade, 5, 422, /seriousness, death",
    "outcome, fatal, 422, /outcome, grade 5",
    "seriousness, bad, 400, /seriousness, serious",
    "relation, maybe, 400, /relation, possible",
    "action, panic, 400, /action, drug-withdrawn",
    "onsetAt, 2026-03-02T14:59:59Z, 422, /onsetAt, startedAt",
    "onsetAt, 2126-03-02T14:59:59Z, 422, /onsetAt, future",
    "resolvedAt, 2026-03-04T15:19:59Z, 422, /resolvedAt, onsetAt",
    "note, Jane Doe fell, 400, /note, ''",
  })
  void a_wrong_field_is_refused_by_its_pointer(
      String field, String value, int status, String pointer, String said) {
    event.put(field, value.matches("\\d") ? (Object) Integer.valueOf(value) : value);

    post()
        .statusCode(status)
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].detail", containsString(said));

    assertThat(TestListing.ids(clinic, "/v1/adverse-events")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://snomed.info/sct, 44376007, 201, '', ''",
    "http://hl7.org/fhir/sid/icd-10-cm, F48.1, 201, '', ''",
    "http://hl7.org/fhir/sid/icd-10-cm, 123456789, 422, /externalCode/code, unprocessable",
    "http://terminology.hl7.org/CodeSystem/MDRAE, 20655501, 422, /externalCode/code, unprocessable",
    "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl, C3033, 201, '', ''",
    "http://snomed.info/sct, 44376, 422, /externalCode/code, unprocessable",
    "http://ncicb.nci.nih.gov/xml/owl/EVS/Thesaurus.owl, 3033, 422, /externalCode/code, unprocessable",
    "http://snomed.info/sct, jane.doe, 422, /externalCode/code, unprocessable",
    "http://snomed.info/sct, 4111111111111111, 422, /externalCode/code, identifying-text",
    "urn:jane:doe, 44376007, 422, /externalCode/system, unprocessable",
  })
  void a_code_of_another_vocabulary_has_its_form_and_identifies_nobody(
      String system, String code, int status, String pointer, String fault) {
    event.put("externalCode", Map.of("system", system, "code", code));

    var answer = post().statusCode(status);

    if (status == 422) {
      answer.body("errors[0].pointer", equalTo(pointer)).body("errors[0].code", equalTo(fault));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"1", "abc", "\"1\" \"2\""})
  void what_is_no_tag_of_a_version_is_refused_as_such(String ifMatch) {
    post();
    event.put("outcome", "unknown");

    put(ifMatch).statusCode(400).body("errors[0].parameter", equalTo("If-Match"));
    put("W/\"1\"").statusCode(412);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ongoing", "recovering"})
  void what_goes_on_is_not_over(String outcome) {
    event.put("outcome", outcome);
    event.put("resolvedAt", "2026-03-04T16:20:00Z");

    post()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/resolvedAt"))
        .body("errors[0].detail", containsString("goes on"));
  }

  @Test
  void criteria_are_met_by_what_is_serious_only() {
    event.put("criteria", List.of("death"));

    post().statusCode(422).body("errors[0].pointer", equalTo("/criteria"));
  }

  @Test
  void the_criterion_of_death_is_met_by_grade_5_only() {
    event.putAll(Map.of("grade", 4, "seriousness", "serious", "criteria", List.of("death")));

    post().statusCode(422).body("errors[0].pointer", equalTo("/criteria"));
  }

  @Test
  void a_death_is_serious_of_grade_5_and_fatal() {
    event.putAll(
        Map.of("term", "suicide", "grade", 5, "seriousness", "serious", "outcome", "fatal"));

    post().statusCode(201);
  }

  @ParameterizedTest
  @CsvSource({"course, /course", "session, /session"})
  void an_unknown_course_or_session_takes_none(String field, String pointer) {
    event.put(field, UUID.randomUUID().toString());

    post().statusCode(404).body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void another_course_s_session_takes_none() {
    var other = TestCourses.put(clinic, course());
    event.put("session", TestSessions.put(clinic, other, TestSessions.session()).toString());

    post().statusCode(404).body("errors[0].pointer", equalTo("/session"));
  }

  @Test
  void another_clinic_neither_adds_nor_sees_any() {
    var other = TestClinic.open();
    other.given().body(event).post("/v1/adverse-events").then().statusCode(404);
    post().statusCode(201);

    other.given().get(path()).then().statusCode(404);
    other.given().get(path() + "/versions").then().statusCode(404);
    other.given().body(event).put(path()).then().statusCode(404);
    other.given().header("If-Match", "*").delete(path() + "?reason=other").then().statusCode(404);
    assertThat(TestListing.ids(other, "/v1/adverse-events")).isEmpty();
  }

  @Test
  void a_change_needs_the_current_version_and_keeps_it() {
    event.put("outcome", "ongoing");
    post();
    event.put("outcome", "resolved");

    put(null).statusCode(428);
    put("\"2\"").statusCode(412);
    put("\"1\"").statusCode(200).header("ETag", "\"2\"").body("outcome", equalTo("resolved"));
    put(null).statusCode(200).header("ETag", "\"2\"");

    assertThat(TestListing.items(clinic, path() + "/versions?limit=1"))
        .extracting(each -> each.get("outcome"))
        .containsExactly("resolved", "ongoing");
    clinic.given().get(path() + "/versions/1").then().body("outcome", equalTo("ongoing"));
    event.put("outcome", "ongoing");
    post().statusCode(200).header("ETag", "\"2\"");
  }

  @Test
  void a_change_keeps_the_course_and_the_id() {
    post();
    var id = event.put("id", UUID.randomUUID().toString());
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .body(event)
        .put("/v1/adverse-events/" + id)
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/id"));
    event.putAll(Map.of("id", String.valueOf(id), "course", TestCourses.put(clinic, course())));

    put("\"1\"").statusCode(422).body("errors[0].pointer", equalTo("/course"));
  }

  @Test
  void a_retracted_one_is_in_no_list_and_stays_as_it_is() {
    post();

    retract(null).statusCode(428);
    retract("\"1\"").statusCode(200).body("status", equalTo("entered-in-error"));
    retract(null).statusCode(200).header("ETag", "\"2\"");

    assertThat(TestListing.ids(clinic, "/v1/adverse-events")).isEmpty();
    clinic.given().get(path()).then().statusCode(200).body("reason", equalTo("other"));
    put("\"2\"").statusCode(410);
    post().statusCode(200).body("status", equalTo("entered-in-error"));
  }

  @Test
  void a_retracted_course_takes_its_adverse_events_along() {
    post();

    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/courses/" + course + "?reason=wrong-patient")
        .then()
        .statusCode(200);

    clinic.given().get(path()).then().body("reason", equalTo("wrong-patient"));
    event.put("id", UUID.randomUUID().toString());
    post().statusCode(410).body("errors[0].pointer", equalTo("/course"));
  }

  @Test
  void a_copy_learns_what_was_retracted_by_what_changed_since() {
    String since = post().extract().path("recordedAt");
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .queryParam("reason", "other")
        .delete(path())
        .then()
        .statusCode(200);

    assertThat(ids("")).isEmpty();
    assertThat(ids("?updatedSince=" + since)).containsExactly(id(event));
  }

  @Test
  void the_list_is_filtered_and_goes_on_page_by_page_newest_first() {
    post();
    var session = TestSessions.put(clinic, course, TestSessions.session());
    var later = adverseEvent(course);
    later.putAll(
        Map.of("onsetAt", "2026-03-05T15:00:00Z", "term", "nausea", "session", session.toString()));
    TestSessions.post(clinic, later);
    var elsewhere = adverseEvent(TestCourses.put(clinic, course()));
    elsewhere.put("onsetAt", "2026-03-06T15:00:00Z");
    TestSessions.post(clinic, elsewhere);
    String since = clinic.given().get(path(later)).path("recordedAt");

    assertThat(ids("?limit=1")).containsExactly(id(elsewhere), id(later), id(event));
    assertThat(ids("?course=" + course)).containsExactly(id(later), id(event));
    assertThat(ids("?session=" + session)).containsExactly(id(later));
    assertThat(ids("?term=nausea")).containsExactly(id(later));
    assertThat(ids("?updatedSince=" + since)).containsExactly(id(elsewhere), id(later));
    clinic.given().get("/v1/adverse-events?term=nausee").then().statusCode(400);
  }

  @Test
  void a_person_reads_and_does_not_write() {
    post();
    var person = clinic.another(ClientKind.PERSON);

    person.given().get(path()).then().statusCode(200);
    person.given().body(event).post("/v1/adverse-events").then().statusCode(403);
    person.given().body(event).put(path()).then().statusCode(403);
    person.given().delete(path() + "?reason=other").then().statusCode(403);
  }

  @Test
  void everybody_may_read_the_terms_which_the_database_knows_by_the_same_numbers() {
    RestAssured.given()
        .get("/v1/adverse-events/terms")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(terms.all().size()))
        .body("items[0].code", equalTo("dissociation"));

    assertThat(TestSql.rows(database, "select number::integer, code from adverse_event_term"))
        .containsExactlyInAnyOrderElementsOf(
            terms.all().stream().map(term -> List.<Object>of(term.number(), term.code())).toList());
  }

  @Test
  void other_rooms_see_what_stands_by_day_and_session() {
    var session = TestSessions.put(clinic, course, TestSessions.session());
    event.put("session", session.toString());
    post();
    var retracted = adverseEvent(course);
    TestSessions.post(clinic, retracted);
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete(path(retracted) + "?reason=other")
        .then()
        .statusCode(200);

    assertThat(
            rows("select term, grade::integer, serious, day, session_id from adverse_event_fact"))
        .containsExactly(List.of("dissociation", 1, false, 2, session));
    assertThat(rows("select session_id, number::integer, day from session_fact"))
        .containsExactly(List.of(session, 2, 2));
  }

  private ValidatableResponse post() {
    return clinic.given().body(event).post("/v1/adverse-events").then();
  }

  private ValidatableResponse put(@Nullable String ifMatch) {
    var request = clinic.given().body(event);
    return (ifMatch == null ? request : request.header("If-Match", ifMatch)).put(path()).then();
  }

  private ValidatableResponse retract(@Nullable String ifMatch) {
    var request = clinic.given();
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .delete(path() + "?reason=other")
        .then();
  }

  private String path() {
    return path(event);
  }

  private static String path(Map<String, Object> event) {
    return "/v1/adverse-events/" + event.get("id");
  }

  private static String id(Map<String, Object> event) {
    return String.valueOf(event.get("id"));
  }

  private List<String> ids(String query) {
    return TestListing.ids(clinic, "/v1/adverse-events" + query);
  }

  private List<List<Object>> rows(String sql) {
    return TestSql.rows(database, clinic, sql);
  }
}
