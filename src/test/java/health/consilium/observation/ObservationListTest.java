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
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

  /** The id of a MADRS of that time. */
  private String posted(String effectiveAt) {
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
