package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static health.consilium.observation.TestCourses.observation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Listings of observations. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ObservationListTest {
  private TestClinic clinic;
  private UUID course;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, course());
  }

  @Test
  void the_list_shows_the_clinics_own_observations_newest_first() {
    String early = posted("2026-03-03T00:00:00Z");
    String late = posted("2026-03-05T00:00:00Z");
    var other = TestClinic.open();
    TestCourses.post(other, madrs(TestCourses.put(other, course())));

    assertThat(ids("")).containsExactly(late, early);
  }

  @Test
  void the_list_is_filtered_by_course() {
    posted("2026-03-03T00:00:00Z");
    UUID another = TestCourses.put(clinic, course());
    var madrs = madrs(another);
    TestCourses.post(clinic, madrs);

    assertThat(ids("?course=" + another)).containsExactly((String) madrs.get("id"));
  }

  @ParameterizedTest
  @CsvSource({"44261-6", "PHQ9"})
  void the_list_is_filtered_by_code(String code) {
    posted("2026-03-03T00:00:00Z");
    var phq9 = observation(course, Coding.LOINC, "44261-6", quantity("9", "{score}"));
    TestCourses.post(clinic, phq9);

    assertThat(ids("?code=" + code)).containsExactly((String) phq9.get("id"));
  }

  @Test
  void the_list_is_filtered_by_a_time_whose_end_is_excluded() {
    posted("2026-03-03T00:00:00Z");
    String within = posted("2026-03-04T00:00:00Z");
    posted("2026-03-05T00:00:00Z");

    var found = ids("?effectiveFrom=2026-03-04T00:00:00Z&effectiveTo=2026-03-05T00:00:00Z");

    assertThat(found).containsExactly(within);
  }

  @Test
  void the_list_is_filtered_by_status() {
    String left = posted("2026-03-03T00:00:00Z");
    String retracted = posted("2026-03-04T00:00:00Z");
    String corrected = posted("2026-03-05T00:00:00Z");
    retract(retracted);
    correct(corrected);

    assertThat(ids("")).containsExactly(corrected, left);
    assertThat(ids("?status=final")).containsExactly(left);
    assertThat(ids("?status=corrected,entered-in-error")).containsExactly(corrected, retracted);
  }

  @Test
  void whoever_keeps_a_copy_is_told_what_has_changed_since_and_what_was_retracted() {
    posted("2026-03-03T00:00:00Z");
    String corrected = posted("2026-03-04T00:00:00Z");
    String retracted = posted("2026-03-05T00:00:00Z");
    String since = recordedAt(retracted).plus(1, ChronoUnit.MICROS).toString();
    correct(corrected);
    retract(retracted);
    String added = posted("2026-03-02T00:00:00Z");

    assertThat(ids("?updatedSince=" + since)).containsExactly(retracted, corrected, added);
    assertThat(ids("?updatedSince=" + recordedAt(added))).containsExactly(added);
  }

  @Test
  void pages_go_on_where_they_were_while_rows_come_and_go() {
    var all =
        IntStream.rangeClosed(1, 6)
            .mapToObj(day -> posted("2026-03-0" + day + "T00:00:00Z"))
            .toList();
    var first = clinic.given().get("/v1/observations?limit=2");
    posted("2026-03-07T00:00:00Z");
    retract(all.get(5));
    retract(all.get(3));
    String link = first.header("Link");

    var rest = TestListing.ids(clinic, link.substring(1, link.indexOf('>')));

    assertThat(first.<List<String>>path("items.id")).containsExactly(all.get(5), all.get(4));
    assertThat(rest).containsExactly(all.get(2), all.get(1), all.get(0));
  }

  @Test
  void a_search_finds_what_was_observed_in_the_courses_of_a_subject() {
    posted("2026-03-03T00:00:00Z");
    var subject = UUID.randomUUID();
    var ofSubject = List.of(postedFor(subject), postedFor(subject));

    assertThat(search(Map.of("subject", subject)).<List<String>>path("items.id"))
        .containsExactlyInAnyOrderElementsOf(ofSubject);
    assertThat(search(Map.of("subject", UUID.randomUUID())).<List<String>>path("items.id"))
        .isEmpty();
  }

  @Test
  void a_search_has_the_filters_of_the_list() {
    posted("2026-03-03T00:00:00Z");
    String within = posted("2026-03-04T00:00:00Z");
    posted("2026-03-05T00:00:00Z");
    var asked =
        Map.of(
            "course", course,
            "code", "MADRS",
            "effectiveFrom", "2026-03-04T00:00:00Z",
            "effectiveTo", "2026-03-05T00:00:00Z",
            "status", List.of("final"),
            "updatedSince", "2026-01-01T00:00:00Z");

    assertThat(search(asked).<List<String>>path("items.id")).containsExactly(within);
  }

  @Test
  void a_search_has_pages_whose_cursor_continues_no_other_subject() {
    var subject = UUID.randomUUID();
    var ofSubject = List.of(postedFor(subject), postedFor(subject));
    var first = search(Map.of("subject", subject, "limit", 1));
    String link = first.header("Link");
    String next = link.substring(1, link.indexOf('>'));

    var second = search(next, Map.of("subject", subject, "limit", 1));

    assertThat(List.of(first.path("items[0].id"), second.path("items[0].id")))
        .containsExactlyInAnyOrderElementsOf(ofSubject);
    search(next, Map.of("subject", UUID.randomUUID(), "limit", 1))
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("cursor-mismatch"));
  }

  @Test
  void another_clinic_s_subject_is_nobody() {
    var subject = UUID.randomUUID();
    postedFor(subject);

    TestClinic.open()
        .given()
        .body(Map.of("subject", subject))
        .post("/v1/observations/search")
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of()));
  }

  @ParameterizedTest
  @CsvSource({"code, phq99, 422", "limit, 101, 422", "status, settled, 400", "subject, x, 400"})
  void a_wrong_member_of_a_search_is_refused(String name, String value, int status) {
    Object member = name.equals("limit") ? (Object) Integer.valueOf(value) : value;
    Object asked = name.equals("status") ? List.of(value) : member;

    search(Map.of(name, asked)).then().statusCode(status);
  }

  @Test
  void pages_follow_each_other_through_observations_of_one_time() {
    var all = Stream.generate(() -> posted("2026-03-03T00:00:00Z")).limit(5).toList();

    assertThat(ids("?limit=2")).hasSize(5).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void a_cursor_does_not_continue_another_query() {
    posted("2026-03-03T00:00:00Z");
    posted("2026-03-04T00:00:00Z");
    String link = clinic.given().get("/v1/observations?limit=1").header("Link");
    String next = link.substring(1, link.indexOf('>'));

    clinic
        .given()
        .urlEncodingEnabled(false)
        .get(next + "&code=PHQ9")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("cursor-mismatch"));
  }

  @ParameterizedTest
  @CsvSource({
    "course, x",
    "status, settled",
    "updatedSince, yesterday",
    "subject, 0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10",
    "code, phq99",
    "effectiveFrom, yesterday",
    "effectiveTo, +123456-01-01T00:00:00Z",
    "limit, 101",
    "cursor, x",
    "patient, x",
  })
  void a_wrong_parameter_is_refused(String name, String value) {
    clinic.given().queryParam(name, value).get("/v1/observations").then().statusCode(400);
  }

  @Test
  void an_end_before_the_beginning_is_refused() {
    String from = "2026-03-04T00:00:00Z";
    String to = "2026-03-03T23:59:59Z";

    clinic
        .given()
        .get("/v1/observations?effectiveFrom=" + from + "&effectiveTo=" + to)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("effectiveTo"));
    search(Map.of("effectiveFrom", from, "effectiveTo", to))
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/effectiveTo"));
  }

  private Response search(Map<String, Object> asked) {
    return search("/v1/observations/search", asked);
  }

  private Response search(String path, Map<String, Object> asked) {
    return clinic.given().urlEncodingEnabled(false).body(asked).post(path);
  }

  private Instant recordedAt(String id) {
    return Instant.parse(clinic.given().get("/v1/observations/" + id).path("recordedAt"));
  }

  private void retract(String id) {
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/observations/" + id + "?reason=other")
        .then()
        .statusCode(200);
  }

  private void correct(String id) {
    var body = madrs(course);
    body.remove("id");
    body.putAll(Map.of("status", "corrected", "reason", "wrong-value"));
    body.put("effectiveAt", clinic.given().get("/v1/observations/" + id).path("effectiveAt"));
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .body(body)
        .put("/v1/observations/" + id)
        .then()
        .statusCode(200);
  }

  /** The id of a MADRS in a new course of that patient. */
  private String postedFor(UUID subject) {
    var body = course();
    body.put("subject", subject);
    return posted(TestCourses.put(clinic, body), "2026-03-03T00:00:00Z");
  }

  /** The id of a MADRS of that time. */
  private String posted(String effectiveAt) {
    return posted(course, effectiveAt);
  }

  private String posted(UUID course, String effectiveAt) {
    var madrs = madrs(course);
    madrs.put("effectiveAt", effectiveAt);
    TestCourses.post(clinic, madrs);
    return String.valueOf(madrs.get("id"));
  }

  private List<String> ids(String query) {
    return TestListing.ids(clinic, "/v1/observations" + query);
  }

  private static Map<String, Object> quantity(String quantity, String unit) {
    return Map.of("quantity", new BigDecimal(quantity), "unit", unit);
  }
}
