package health.consilium.observation;

import static health.consilium.observation.TestCourses.component;
import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.observation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What follows from an observation comes back with it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DerivedFactsTest {
  private static final String AFTER = "2026-03-03T15:00:00Z";

  private TestClinic clinic;
  private UUID course;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, course());
  }

  @ParameterizedTest
  @CsvSource({
    "15, -15, true, false",
    "16, -14, false, false",
    "10, -20, true, true",
    "33, 3, false, false"
  })
  void a_score_is_told_with_its_baseline_and_what_has_come_of_it(
      int score, int change, boolean response, boolean remission) {
    post(madrs(30, TestCourses.STARTED_AT));
    var after = madrs(score, AFTER);

    String answered =
        post(after)
            .body("derived.baseline", equalTo(30))
            .body("derived.changeFromBaseline", equalTo(change))
            .body("derived.response", equalTo(response))
            .body("derived.remission", equalTo(remission))
            .body("derived", not(hasKey("excursion")))
            .extract()
            .asString();

    assertThat(clinic.given().get("/v1/observations/" + after.get("id")).asString())
        .isEqualTo(answered);
    assertThat(post(after).extract().asString()).isEqualTo(answered);
    assertThat(
            clinic
                .given()
                .get("/v1/observations?limit=1")
                .<Object>path("items[0].derived.baseline"))
        .isEqualTo(30);
  }

  @Test
  void a_baseline_itself_has_nothing_to_be_compared_with() {
    post(madrs(30, "2026-03-01T15:00:00Z"));

    post(madrs(28, TestCourses.STARTED_AT)).body("$", not(hasKey("derived")));
  }

  @Test
  void without_a_baseline_nothing_follows() {
    post(madrs(20, AFTER)).body("$", not(hasKey("derived")));
    post(observation(course, Coding.LOINC, "29463-7", quantity("71.5", "kg")))
        .body("$", not(hasKey("derived")));
  }

  @Test
  void a_baseline_of_nothing_is_no_measure_of_a_response() {
    post(madrs(0, TestCourses.STARTED_AT));

    post(madrs(2, AFTER))
        .body("derived.changeFromBaseline", equalTo(2))
        .body("derived", not(hasKey("response")))
        .body("derived", not(hasKey("remission")));
  }

  @Test
  void a_scale_without_rules_tells_the_change_alone() {
    var before = observation(course, Coding.LOCAL, "cadss-total", quantity("2", "{score}"));
    before.put("effectiveAt", TestCourses.STARTED_AT);
    post(before);

    post(observation(course, Coding.LOCAL, "cadss-total", quantity("30", "{score}")))
        .body("derived.changeFromBaseline", equalTo(28))
        .body("derived", not(hasKey("response")));
  }

  @Test
  void a_later_baseline_changes_what_follows() {
    var after = madrs(14, AFTER);
    post(after);
    post(madrs(20, TestCourses.STARTED_AT));

    clinic
        .given()
        .get("/v1/observations/" + after.get("id"))
        .then()
        .body("derived.baseline", equalTo(20))
        .body("derived.response", equalTo(false));
  }

  @Test
  void a_retracted_baseline_is_none() {
    var before = madrs(30, TestCourses.STARTED_AT);
    var after = madrs(14, AFTER);
    post(before);
    post(after);

    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/observations/" + before.get("id") + "?reason=other")
        .then()
        .statusCode(200);

    clinic
        .given()
        .get("/v1/observations/" + after.get("id"))
        .then()
        .body("$", not(hasKey("derived")));
  }

  @ParameterizedTest
  @CsvSource({
    "8867-4, 131, /min, true",
    "8867-4, 130, /min, false",
    "8867-4, 44, /min, true",
    "59408-5, 89.9, %, true",
    "59408-5, 90, %, false",
    "9279-1, 7, /min, true",
  })
  void a_vital_sign_is_told_with_whether_it_is_an_excursion(
      String code, String value, String unit, boolean excursion) {
    post(observation(course, Coding.LOINC, code, quantity(value, unit)))
        .body("derived.excursion", equalTo(excursion))
        .body("derived", not(hasKey("baseline")));
  }

  @ParameterizedTest
  @CsvSource({"180, 80, true", "179, 110, true", "179, 109, false"})
  void a_blood_pressure_is_an_excursion_by_either_part(
      int systolic, int diastolic, boolean excursion) {
    var pressure =
        Map.<String, Object>of(
            "components", List.of(component("8480-6", systolic), component("8462-4", diastolic)));

    post(observation(course, Coding.LOINC, "85354-9", pressure))
        .body("derived.excursion", equalTo(excursion));
  }

  @Test
  void a_coded_value_is_one_of_the_instrument_s_codes() {
    post(observation(course, Coding.LOCAL, "sedation", coded("present")))
        .body("value.code.code", equalTo("present"))
        .body("value.code.system", equalTo("urn:consilium:codes"))
        .body("value", not(hasKey("quantity")))
        .body("$", not(hasKey("derived")));
  }

  @ParameterizedTest
  @CsvSource({"sedation, drowsy", "sedation, no-change", "madrs-total, present"})
  void another_code_is_no_value_of_it(String instrument, String code) {
    clinic
        .given()
        .body(observation(course, Coding.LOCAL, instrument, coded(code)))
        .post("/v1/observations")
        .then()
        .statusCode(422);
  }

  @Test
  void a_coded_instrument_takes_no_number_and_no_value_is_two_things() {
    refused(quantity("1", "{score}")).body("errors[0].pointer", equalTo("/value/code"));
    var both = new HashMap<>(coded("present"));
    both.putAll(quantity("1", "{score}"));
    refused(both).body("errors[0].pointer", equalTo("/value/quantity"));
    refused(Map.of()).body("errors[0].pointer", equalTo("/value/quantity"));
  }

  @Test
  void the_codes_stand_with_the_instrument() {
    clinic
        .given()
        .get("/v1/instruments/CGI_I")
        .then()
        .body("codes.code[0]", equalTo("very-much-improved"))
        .body("codes.size()", equalTo(7))
        .body("$", not(hasKey("scale")));
  }

  private ValidatableResponse refused(Map<String, Object> value) {
    return clinic
        .given()
        .body(observation(course, Coding.LOCAL, "sedation", value))
        .post("/v1/observations")
        .then()
        .statusCode(422);
  }

  private ValidatableResponse post(Map<String, Object> observation) {
    return clinic.given().body(observation).post("/v1/observations").then();
  }

  private Map<String, Object> madrs(int score, String at) {
    var body = TestCourses.madrs(course);
    body.put("value", Map.of("quantity", score, "unit", "{score}"));
    body.put("effectiveAt", at);
    return body;
  }

  private static Map<String, Object> coded(String code) {
    return Map.of("code", Map.of("system", Coding.LOCAL, "code", code));
  }

  private static Map<String, Object> quantity(String quantity, String unit) {
    return Map.of("quantity", new BigDecimal(quantity), "unit", unit);
  }
}
