package health.consilium.observation;

import static health.consilium.observation.TestCourses.component;
import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static health.consilium.observation.TestCourses.observation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is accepted, refused and warned of. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ObservationRulesTest {
  private TestClinic clinic;
  private UUID course;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, course());
  }

  @Test
  void a_blood_pressure_is_one_observation_with_two_components() {
    var pressure = pressure(List.of(component("8462-4", 80), component("8480-6", 120)));

    post(pressure)
        .statusCode(201)
        .body("value.components.code.code", equalTo(List.of("8480-6", "8462-4")))
        .body("value.components.quantity", equalTo(List.of(120, 80)))
        .body("value", not(hasKey("quantity")));
  }

  @Test
  void a_diastolic_pressure_lies_below_the_systolic() {
    post(pressure(List.of(component("8480-6", 80), component("8462-4", 80))))
        .statusCode(422)
        .body("errors[0].code", equalTo("implausible-value"))
        .body("errors[0].pointer", equalTo("/value/components"));
  }

  @Test
  void an_implausible_component_is_named_by_its_place() {
    post(pressure(List.of(component("8480-6", 301), component("8462-4", 80))))
        .statusCode(422)
        .body("errors[0].code", equalTo("implausible-value"))
        .body("errors[0].pointer", equalTo("/value/components/0"));
  }

  @Test
  void half_a_blood_pressure_is_refused() {
    post(pressure(List.of(component("8480-6", 120))))
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/value/components"));
  }

  @Test
  void the_systolic_pressure_twice_is_no_blood_pressure() {
    post(pressure(List.of(component("8480-6", 120), component("8480-6", 80)))).statusCode(422);
  }

  @Test
  void a_blood_pressure_is_not_a_number() {
    post(observation(course, Coding.LOINC, "85354-9", quantity("120", "mm[Hg]")))
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/value/components"));
  }

  @Test
  void a_score_has_no_components() {
    var madrs = madrs(course);
    madrs.put("value", Map.of("components", List.of(component("8480-6", 120))));

    post(madrs).statusCode(422).body("errors[0].pointer", equalTo("/value"));
  }

  @ParameterizedTest
  @CsvSource({
    "urn:consilium:codes, madrs-total,  0,    {score}",
    "urn:consilium:codes, madrs-total,  60,   {score}",
    "http://loinc.org,    44261-6,      27,   {score}",
    "http://loinc.org,    77565-0,      3.4,  {score}",
    "http://loinc.org,    77861-3,      55.1, {Tscore}",
    "http://loinc.org,    77861-3,      55.1, {score}",
    "http://loinc.org,    38214-3,      100,  mm",
    "http://loinc.org,    8867-4,       20,   /min",
    "http://loinc.org,    8867-4,       260,  /min",
    "http://loinc.org,    8310-5,       36.6, Cel",
    "http://loinc.org,    29463-7,      71.255, kg",
  })
  void a_value_on_the_step_and_in_the_range_is_accepted(
      String system, String code, String quantity, String unit) {
    post(observation(course, system, code, quantity(quantity, unit)))
        .statusCode(201)
        .body("code.code", equalTo(code));
  }

  @ParameterizedTest
  @CsvSource({
    "urn:consilium:codes, madrs-total, 61,    {score}",
    "urn:consilium:codes, madrs-total, -1,    {score}",
    "http://loinc.org,    44261-6,     28,    {score}",
    "http://loinc.org,    77861-3,     9.9,   {Tscore}",
    "http://loinc.org,    8867-4,      19,    /min",
    "http://loinc.org,    8867-4,      720,   /min",
    "http://loinc.org,    59408-5,     100.1, %",
    "http://loinc.org,    9279-1,      1e300, /min",
  })
  void a_value_outside_the_range_is_implausible(
      String system, String code, String quantity, String unit) {
    post(observation(course, system, code, quantity(quantity, unit)))
        .statusCode(422)
        .body("errors[0].code", equalTo("implausible-value"))
        .body("errors[0].pointer", equalTo("/value"))
        .body("errors[0].detail", containsString(code));
  }

  @Test
  void an_implausible_value_is_answered_by_the_rule_and_not_by_the_value() {
    post(observation(course, Coding.LOINC, "8867-4", quantity("720", "/min")))
        .body(
            "errors[0].detail",
            equalTo(
                "outside the plausible range 20 to 260 /min for LOINC 8867-4."
                    + " Check the unit: UCUM \"/min\" is expected."))
        .body(not(containsString("720")));
  }

  @ParameterizedTest
  @CsvSource({
    "urn:consilium:codes, madrs-total, 14.5,   {score}",
    "http://loinc.org,    77565-0,     3.45,   {score}",
    "http://loinc.org,    8867-4,      70.5,   /min",
    "http://loinc.org,    8310-5,      36.666, Cel",
    "http://loinc.org,    8310-5,      36.600000000001, Cel",
  })
  void a_value_off_the_step_is_refused(String system, String code, String quantity, String unit) {
    post(observation(course, system, code, quantity(quantity, unit)))
        .statusCode(422)
        .body("errors[0].code", equalTo("unprocessable"))
        .body("errors[0].pointer", equalTo("/value/quantity"));
  }

  @Test
  void a_wrong_unit_is_refused_and_the_right_one_named() {
    post(observation(course, Coding.LOINC, "29463-7", quantity("150", "[lb_av]")))
        .statusCode(422)
        .body("errors[0].pointer", equalTo("/value/unit"))
        .body("errors[0].detail", containsString("\"kg\""));
  }

  @ParameterizedTest
  @CsvSource({
    "http://loinc.org,    44261-7,     /code/code,   check digit",
    "http://loinc.org,    44261,       /code/code,   check digit",
    "http://loinc.org,    72172-0,     /code/code,   not known",
    "urn:consilium:codes, madrs-totl,  /code/code,   madrs-total",
    "http://snomed.info,  madrs-total, /code/system, http://loinc.org",
  })
  void a_code_that_is_not_on_the_list_is_refused(
      String system, String code, String pointer, String said) {
    post(observation(course, system, code, quantity("14", "{score}")))
        .statusCode(422)
        .body("errors[0].code", equalTo("unprocessable"))
        .body("errors[0].pointer", equalTo(pointer))
        .body("errors[0].detail", containsString(said));
  }

  @Test
  void the_future_cannot_be_observed() {
    var madrs = madrs(course);
    madrs.put("effectiveAt", Instant.now().plus(10, ChronoUnit.MINUTES).toString());

    post(madrs).statusCode(422).body("errors[0].pointer", equalTo("/effectiveAt"));
  }

  @Test
  void a_clock_a_little_ahead_is_forgiven() {
    var madrs = madrs(course);
    madrs.put("effectiveAt", Instant.now().plus(2, ChronoUnit.MINUTES).toString());

    post(madrs).statusCode(201);
  }

  @Test
  void thirty_days_before_the_first_dose_are_early_enough() {
    var madrs = madrs(course);
    madrs.put("effectiveAt", "2026-01-31T15:00:00Z");

    post(madrs).statusCode(201);
  }

  @Test
  void more_than_thirty_days_before_the_first_dose_are_too_early() {
    var madrs = madrs(course);
    madrs.put("effectiveAt", "2026-01-31T14:59:59Z");

    post(madrs).statusCode(422).body("errors[0].pointer", equalTo("/effectiveAt"));
  }

  @ParameterizedTest
  @CsvSource({"Jane Doe told me", "206-555-0123", "Madrs", "''"})
  void a_method_is_a_code_and_no_text(String method) {
    var madrs = madrs(course);
    madrs.put("method", method);

    post(madrs).statusCode(422).body("errors[0].pointer", equalTo("/method"));
  }

  @ParameterizedTest
  @CsvSource({
    "ssn-219-09-9999",
    "t206-555-0123",
    "call-206-555-0123",
    "mrn-12345678",
    "born-on-3",
    "madrs-2026-03-02",
  })
  void a_method_that_could_identify_a_person_is_refused_by_rule_and_place(String method) {
    var madrs = madrs(course);
    madrs.put("method", method);

    post(madrs)
        .statusCode(422)
        .body("errors[0].code", equalTo("identifying-text"))
        .body("errors[0].pointer", equalTo("/method"))
        .body(not(containsString(method)));
  }

  @ParameterizedTest
  @CsvSource({"madrs-24hr", "phq9-v2", "week-12", "x", "rater-2-of-3", "app-1-2-3"})
  void an_ordinary_method_is_not(String method) {
    var madrs = madrs(course);
    madrs.put("method", method);

    post(madrs).statusCode(201).body("method", equalTo(method));
  }

  @ParameterizedTest
  @CsvSource({"amended, 422", "corrected, 422", "entered-in-error, 422", "settled, 400"})
  void only_what_is_preliminary_or_final_is_posted(String observed, int status) {
    var madrs = madrs(course);
    madrs.put("status", observed);

    post(madrs).statusCode(status).body("errors[0].pointer", equalTo("/status"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T15:00:00Z, 0", // the first dose itself: a baseline
    "2026-03-02T15:00:01Z, 1",
    "2026-03-04T14:59:59Z, 1",
    "2026-03-04T15:00:00Z, 0",
  })
  void an_instrument_about_two_weeks_warns_inside_two_days_of_the_dose(String at, int warnings) {
    List<String> codes = post(phq9(course, at)).statusCode(201).extract().path("warnings.code");

    assertThat(codes).isEqualTo(warnings == 1 ? List.of("recall-window") : List.of());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-09T15:00:00Z, 0",
    "2026-03-09T15:00:01Z, 1",
    "2026-03-11T14:59:59Z, 1",
    "2026-03-11T15:00:00Z, 0",
  })
  void and_so_it_does_after_every_dose_that_is_told(String at, int warnings) {
    TestSessions.put(clinic, course, TestSessions.session("2026-03-05T15:00:00Z"));
    TestSessions.put(clinic, course, TestSessions.session("2026-03-09T15:00:00Z"));
    var phq9 = phq9(course, at);

    String answered =
        post(phq9).statusCode(201).body("warnings.size()", equalTo(warnings)).extract().asString();

    assertThat(clinic.given().get("/v1/observations/" + phq9.get("id")).asString())
        .isEqualTo(answered);
  }

  @Test
  void a_dose_warns_from_when_it_is_told_until_it_is_retracted() {
    var phq9 = phq9(course, "2026-03-10T15:00:00Z");
    post(phq9).statusCode(201).body("warnings", equalTo(List.of()));
    var session = TestSessions.put(clinic, course, TestSessions.session("2026-03-09T15:00:00Z"));
    post(phq9).statusCode(200).body("warnings.code", equalTo(List.of("recall-window")));

    clinic
        .given()
        .header("If-Match", "\"1\"")
        .queryParam("reason", "duplicate")
        .delete(TestSessions.path(course, session))
        .then()
        .statusCode(200);

    post(phq9).statusCode(200).body("warnings", equalTo(List.of()));
    post(phq9(course, "2026-03-10T15:00:00Z")).body("warnings", equalTo(List.of()));
  }

  @Test
  void a_dose_of_another_course_warns_of_nothing_nor_does_one_of_what_asks_about_a_week() {
    var other = TestCourses.put(clinic, course());
    TestSessions.put(clinic, other, TestSessions.session("2026-03-09T15:00:00Z"));
    var madrs = madrs(other);
    madrs.put("effectiveAt", "2026-03-10T15:00:00Z");

    post(phq9(course, "2026-03-10T15:00:00Z")).body("warnings", equalTo(List.of()));
    post(madrs).statusCode(201).body("warnings", equalTo(List.of()));
  }

  @Test
  void a_vital_sign_out_of_the_usual_is_stored_with_a_warning() {
    post(observation(course, Coding.LOINC, "8867-4", quantity("140", "/min")))
        .statusCode(201)
        .body("warnings.code", equalTo(List.of("unusual-value")))
        .body("warnings[0].detail", not(containsString("140")));
  }

  private ValidatableResponse post(Map<String, Object> observation) {
    return clinic.given().body(observation).post("/v1/observations").then();
  }

  private static Map<String, Object> phq9(UUID course, String at) {
    var phq9 = observation(course, Coding.LOINC, "44261-6", quantity("9", "{score}"));
    phq9.put("effectiveAt", at);
    return phq9;
  }

  private Map<String, Object> pressure(List<Map<String, Object>> components) {
    return observation(course, Coding.LOINC, "85354-9", Map.of("components", components));
  }

  private static Map<String, Object> quantity(String quantity, String unit) {
    return Map.of("quantity", new BigDecimal(quantity), "unit", unit);
  }
}
