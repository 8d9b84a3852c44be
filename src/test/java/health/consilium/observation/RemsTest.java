package health.consilium.observation;

import static health.consilium.observation.TestCourses.component;
import static health.consilium.observation.TestSessions.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the esketamine REMS asks for and a session does not tell. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RemsTest {
  private final UUID id = UUID.randomUUID();
  private TestClinic clinic;
  private UUID course;
  private Map<String, Object> session;

  @BeforeEach
  void a_session_that_tells_everything() {
    clinic = TestClinic.open();
    var body = TestCourses.course();
    body.putAll(Map.of("drug", "esketamine", "route", "IN"));
    course = TestCourses.put(clinic, body);
    session = TestSessions.session();
    session.put("dose", Map.of("value", 56, "unit", "mg"));
    session.put("adjuncts", List.of());
    session.put("monitoredMinutes", 120);
    session.put("rems", complete());
  }

  @Test
  void a_session_with_all_answers_and_three_pressures_is_complete() {
    put().statusCode(201);
    pressure("2026-03-04T14:50:00Z");
    pressure("2026-03-04T15:40:00Z");
    pressure("2026-03-04T17:00:00Z");

    assertThat(missing()).isEmpty();
    assertThat(
            clinic
                .given()
                .get("/v1/courses/" + course + "/sessions")
                .<List<?>>path("items[0].warnings"))
        .isEmpty();
  }

  @Test
  void pressures_are_asked_for_until_they_are_posted() {
    put().statusCode(201);
    pressure("2026-03-04T15:40:00Z");

    assertThat(missing())
        .hasSize(2)
        .anyMatch(detail -> detail.contains("before administration"))
        .anyMatch(detail -> detail.contains("before monitoring ended"));
  }

  @Test
  void a_retracted_pressure_was_not_taken() {
    put().statusCode(201);
    var taken = pressure("2026-03-04T15:40:00Z");

    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/observations/" + taken + "?reason=other");

    assertThat(missing()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vitalSignsBefore",
        "vitalSignsAfter",
        "sedation",
        "dissociation",
        "respiratoryDepression",
        "seriousAdverseEvent",
        "readyToLeaveMinutes"
      })
  void each_answer_that_is_missing_is_named(String member) {
    var rems = complete();
    rems.remove(member);
    session.put("rems", rems);

    put().statusCode(201).body("warnings[0].code", equalTo("rems-incomplete"));

    assertThat(missing()).hasSize(4).anyMatch(detail -> detail.contains("rems." + member));
  }

  @Test
  void without_any_answer_all_are_named() {
    session.remove("rems");

    put().statusCode(201).body("warnings.size()", equalTo(10));
  }

  @ParameterizedTest
  @CsvSource({"119, 1", "120, 0", "180, 0"})
  void two_hours_of_monitoring_are_asked_for(int minutes, int warnings) {
    session.put("monitoredMinutes", minutes);

    put();

    assertThat(missing())
        .filteredOn(detail -> detail.contains("monitoredMinutes"))
        .hasSize(warnings);
  }

  @ParameterizedTest
  @CsvSource({"56, mg, 0", "84, mg, 0", "28, mg, 1", "0.5, mg/kg, 1"})
  void a_dose_of_the_device_is_asked_for(double dose, String unit, int warnings) {
    session.put("dose", Map.of("value", dose, "unit", unit));

    put();

    assertThat(missing()).filteredOn(detail -> detail.contains("56 or 84")).hasSize(warnings);
  }

  @Test
  void an_untold_medication_is_asked_for_and_none_is_told_by_an_empty_list() {
    session.remove("adjuncts");

    put();

    assertThat(missing()).anyMatch(detail -> detail.contains("adjuncts"));
  }

  @Test
  void a_home_is_no_certified_setting() {
    var body = TestCourses.course();
    body.putAll(Map.of("drug", "esketamine", "route", "IN", "setting", "home"));
    course = TestCourses.put(clinic, body);

    put();

    assertThat(missing()).anyMatch(detail -> detail.contains("setting"));
  }

  @Test
  void answers_to_the_rems_belong_to_esketamine() {
    course = TestCourses.put(clinic, TestCourses.course());

    put().statusCode(422).body("errors[0].pointer", equalTo("/rems"));
  }

  private static Map<String, Object> complete() {
    return new HashMap<>(
        Map.of(
            "vitalSignsBefore", true,
            "vitalSignsAfter", true,
            "sedation", false,
            "dissociation", true,
            "respiratoryDepression", false,
            "seriousAdverseEvent", false,
            "readyToLeaveMinutes", 120));
  }

  private ValidatableResponse put() {
    return clinic.given().body(session).put(path(course, id)).then();
  }

  private List<String> missing() {
    return clinic.given().get(path(course, id)).path("warnings.detail");
  }

  /** Posts a blood pressure of the session at that time. */
  private Object pressure(String at) {
    var body =
        TestCourses.observation(
            course,
            Coding.LOINC,
            "85354-9",
            Map.of("components", List.of(component("8480-6", 120), component("8462-4", 80))));
    body.put("session", id.toString());
    body.put("effectiveAt", at);
    TestCourses.post(clinic, body);
    return String.valueOf(body.get("id"));
  }
}
