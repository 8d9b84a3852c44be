package health.consilium.insight;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TrajectoryTest {
  private static final Instant FIRST_DOSE = Instant.parse(TestCourses.STARTED_AT);

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  @Test
  void a_clinic_without_courses_has_no_days() {
    madrs()
        .body("instrument", equalTo("MADRS"))
        .body("enrolled", equalTo(0))
        .body("days", equalTo(List.of()));
  }

  @Test
  void a_single_patients_score_is_all_there_is_to_tell_of_its_day() {
    score(course(), Duration.ofDays(7), 18);

    madrs()
        .body("enrolled", equalTo(1))
        .body("days.day", equalTo(List.of(7)))
        .body("days[0].n", equalTo(1))
        .body("days[0].missing", equalTo(0))
        .body("days[0].lowerQuartile", equalTo(18.0f))
        .body("days[0].median", equalTo(18.0f))
        .body("days[0].upperQuartile", equalTo(18.0f))
        .body("days[0].mean", equalTo(18.0f))
        .body("days[0]", not(hasKey("interval")));
  }

  @Test
  void a_days_scores_are_told_by_quartiles_and_by_their_mean_with_its_interval() {
    for (int value : new int[] {10, 12, 16, 30}) {
      score(course(), Duration.ofDays(1), value);
    }
    course();

    madrs()
        .header("Cache-Control", "no-store")
        .body("days[0].n", equalTo(4))
        .body("days[0].missing", equalTo(1))
        .body("days[0].lowerQuartile", equalTo(11.5f))
        .body("days[0].median", equalTo(14.0f))
        .body("days[0].upperQuartile", equalTo(19.5f))
        .body("days[0].mean", equalTo(17.0f))
        .body("days[0].interval.low", equalTo(2.649555f))
        .body("days[0].interval.high", equalTo(31.350445f))
        .body("days[0].interval.level", equalTo(0.95f))
        .body("days[0].interval.method", equalTo("student-t"));
  }

  @ParameterizedTest
  @CsvSource({
    "P-7D, 0",
    "PT-1S, 0",
    "PT0S, 0",
    "PT1S, 1",
    "PT36H, 1",
    "PT36H1S, 2",
    "P6DT12H, 6",
    "P6DT12H1S, 7",
    "P7DT12H, 7",
    "P200D, 200",
  })
  void a_score_belongs_to_the_day_nearest_to_it(Duration after, int day) {
    score(course(), after, 20);

    madrs().body("days.day", equalTo(List.of(day)));
  }

  @ParameterizedTest
  @CsvSource({"P365DT12H, 1", "P365DT12H1S, 0", "PT-168H-1S, 0"})
  void days_begin_a_week_before_the_first_dose_and_end_after_a_year(Duration after, int days) {
    var course = TestCourses.course();
    course.put("startedAt", "2025-03-02T15:00:00Z");
    var observation = TestCourses.madrs(TestCourses.put(clinic, course));
    observation.put("effectiveAt", Instant.parse("2025-03-02T15:00:00Z").plus(after).toString());
    TestCourses.post(clinic, observation);

    madrs().body("days.size()", equalTo(days));
  }

  @Test
  void a_patient_counts_once_a_day_by_the_score_nearest_to_its_middle() {
    var course = course();
    score(course, Duration.ofHours(20), 30);
    score(course, Duration.ofHours(25), 10);
    score(course, Duration.ofHours(29), 28);

    madrs().body("days[0].n", equalTo(1)).body("days[0].median", equalTo(10.0f));
  }

  @Test
  void of_two_scores_as_near_to_the_middle_of_a_day_the_later_counts() {
    var course = course();
    score(course, Duration.ofHours(26), 10);
    score(course, Duration.ofHours(22), 30);

    madrs().body("days[0].median", equalTo(10.0f));
  }

  @Test
  void the_baseline_is_the_last_score_up_to_the_first_dose() {
    var course = course();
    score(course, Duration.ZERO, 32);
    score(course, Duration.ofDays(-3), 20);

    madrs().body("days[0].n", equalTo(1)).body("days[0].median", equalTo(32.0f));
  }

  @Test
  void a_corrected_first_dose_moves_the_scores_to_other_days() {
    var course = course();
    score(course, Duration.ofDays(7), 18);
    score(course, Duration.ofDays(1), 24);

    var corrected = TestCourses.course();
    corrected.put("startedAt", FIRST_DOSE.plus(Duration.ofDays(3)).toString());
    clinic.given().header("If-Match", "\"1\"").body(corrected).put("/v1/courses/" + course);

    madrs()
        .body("enrolled", equalTo(1))
        .body("days.day", equalTo(List.of(0, 4)))
        .body("days.median", equalTo(List.of(24.0f, 18.0f)))
        .body("days.n", equalTo(List.of(1, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "indication=MDD, 1",
    "indication=PTSD, 0",
    "drug=ketamine, 1",
    "drug=esketamine, 0",
    "route=IV, 1",
    "route=IM, 0",
    "failedTrials=3, 1",
    "failedTrials=2, 0",
  })
  void a_filter_chooses_the_courses(String filter, int courses) {
    score(course(), Duration.ofDays(1), 14);

    answer("instrument=MADRS&" + filter)
        .body("enrolled", equalTo(courses))
        .body("days.size()", equalTo(courses));
  }

  @Test
  void a_safety_scale_has_a_trajectory_though_it_knows_no_response() {
    var value = Map.<String, Object>of("quantity", 21, "unit", "{score}");
    TestCourses.post(
        clinic, TestCourses.observation(course(), "urn:consilium:codes", "cadss-total", value));

    answer("instrument=CADSS").body("days[0].median", equalTo(21.0f));
  }

  @Test
  void another_clinics_scores_are_not_counted() {
    score(course(), Duration.ofDays(1), 14);

    TestClinic.open()
        .given()
        .get("/v1/insights/mine/trajectory?instrument=MADRS")
        .then()
        .body("enrolled", equalTo(0))
        .body("days", equalTo(List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "drug=ketamine, must be given",
    "instrument=MADR, MADRS",
    "instrument=HR, vital sign",
  })
  void an_instrument_that_has_no_scores_is_refused(String query, String detail) {
    clinic
        .given()
        .get("/v1/insights/mine/trajectory?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("instrument"))
        .body("errors[0].detail", containsString(detail));
  }

  private ValidatableResponse madrs() {
    return answer("instrument=MADRS");
  }

  private ValidatableResponse answer(String query) {
    return clinic.given().get("/v1/insights/mine/trajectory?" + query).then().statusCode(200);
  }

  private UUID course() {
    return TestCourses.put(clinic, TestCourses.course());
  }

  private void score(UUID course, Duration after, int score) {
    var madrs = TestCourses.madrs(course);
    madrs.put("value", Map.of("quantity", score, "unit", "{score}"));
    madrs.put("effectiveAt", FIRST_DOSE.plus(after).toString());
    TestCourses.post(clinic, madrs);
  }
}
