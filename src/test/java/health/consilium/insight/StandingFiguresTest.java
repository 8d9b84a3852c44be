package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Figures count what stands: with an amendment or a retraction they have changed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StandingFiguresTest {
  private TestClinic clinic;
  private UUID course;
  private Map<String, Object> baseline;
  private Map<String, Object> followUp;
  private Map<String, Object> pulse;

  @BeforeEach
  void one_patient_who_responded_and_had_a_fast_pulse() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, TestCourses.course());
    baseline = score(30, TestCourses.STARTED_AT);
    TestCourses.post(clinic, baseline);
    followUp = score(14, "2026-03-03T15:00:00Z");
    TestCourses.post(clinic, followUp);
    pulse =
        TestCourses.observation(
            course, "http://loinc.org", "8867-4", Map.of("quantity", 140, "unit", "/min"));
    TestCourses.post(clinic, pulse);
    assertThat(figures()).isEqualTo(new Figures(1, 1, 1, List.of(14), 1));
  }

  @Test
  void an_amended_score_is_judged_anew() throws SQLException {
    amend(followUp, 16);

    assertThat(figures()).isEqualTo(new Figures(1, 1, 0, List.of(16), 1));
    assertThat(released()).containsExactly(16_000);
  }

  @Test
  void an_amended_baseline_judges_the_follow_up_anew() throws SQLException {
    amend(baseline, 20);

    assertThat(figures()).isEqualTo(new Figures(1, 1, 0, List.of(14), 1));
    assertThat(released()).containsExactly(14_000);
  }

  @Test
  void without_its_baseline_a_follow_up_cannot_be_judged() throws SQLException {
    retract("/v1/observations/" + baseline.get("id"));

    assertThat(figures()).isEqualTo(new Figures(1, 0, 0, List.of(14), 1));
    assertThat(released()).isEmpty();
  }

  @Test
  void a_retracted_score_is_missing() throws SQLException {
    retract("/v1/observations/" + followUp.get("id"));

    assertThat(figures()).isEqualTo(new Figures(1, 0, 0, List.of(), 1));
    assertThat(released()).isEmpty();
  }

  @Test
  void the_next_score_takes_the_place_of_a_retracted_one() {
    TestCourses.post(clinic, score(20, "2026-03-03T16:00:00Z"));

    retract("/v1/observations/" + followUp.get("id"));

    assertThat(figures()).isEqualTo(new Figures(1, 1, 0, List.of(20), 1));
  }

  @Test
  void a_retracted_vital_sign_is_no_excursion() {
    retract("/v1/observations/" + pulse.get("id"));

    assertThat(figures()).isEqualTo(new Figures(1, 1, 1, List.of(14), 0));
  }

  @Test
  void a_retracted_course_was_never_enrolled() throws SQLException {
    retract("/v1/courses/" + course);

    assertThat(figures()).isEqualTo(new Figures(0, 0, 0, List.of(), 0));
    assertThat(released()).isEmpty();
    clinic
        .given()
        .get(
            "/v1/insights/mine/response?instrument=MADRS&at=PT24H&startedFrom=2026-03-02T00:00:00Z")
        .then()
        .statusCode(200)
        .body("arms[0].enrolled", equalTo(0));
  }

  /** What the clinic is told of its one patient. */
  private record Figures(
      int enrolled, int evaluable, int responders, List<Integer> dayOne, int fastPulses) {}

  private Figures figures() {
    var response = clinic.given().get("/v1/insights/mine/response?instrument=MADRS&at=PT24H");
    var trajectory = clinic.given().get("/v1/insights/mine/trajectory?instrument=MADRS");
    var safety = clinic.given().get("/v1/insights/mine/safety");
    List<Number> medians = trajectory.path("days.findAll { it.day == 1 }.median");
    return new Figures(
        response.path("arms[0].enrolled"),
        response.path("arms[0].evaluable"),
        response.path("arms[0].responders"),
        medians.stream().map(Number::intValue).toList(),
        safety.path("excursions.find { it.sign == 'HR' }.courses.count"));
  }

  /** The follow-ups that a release would count. */
  private List<Integer> released() throws SQLException {
    try (var owner = TestConnection.superuser();
        var select =
            owner.prepareStatement(
                """
                select coalesce(array_agg(follow_up_milli), '{}') from patient_outcome
                where time_point = 1
                  and clinic_number = (select number from clinic where id = ?)
                """)) {
      select.setObject(1, clinic.id());
      var row = select.executeQuery();
      row.next();
      return List.of((Integer[]) row.getArray(1).getArray());
    }
  }

  private void amend(Map<String, Object> posted, int score) {
    var body = new HashMap<>(posted);
    body.remove("id");
    body.putAll(Map.of("status", "corrected", "reason", "wrong-value"));
    body.put("value", Map.of("quantity", score, "unit", "{score}"));
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .body(body)
        .put("/v1/observations/" + posted.get("id"))
        .then()
        .statusCode(200);
  }

  private void retract(String path) {
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete(path + "?reason=wrong-patient")
        .then()
        .statusCode(200);
  }

  private Map<String, Object> score(int score, String at) {
    var body = TestCourses.madrs(course);
    body.put("value", Map.of("quantity", score, "unit", "{score}"));
    body.put("effectiveAt", at);
    return body;
  }
}
