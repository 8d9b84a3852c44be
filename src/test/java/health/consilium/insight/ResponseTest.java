package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.observation.TestSessions;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ResponseTest {
  private static final Instant FIRST_DOSE = Instant.parse(TestCourses.STARTED_AT);

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  @Test
  void a_clinic_without_courses_has_one_empty_arm() {
    response("PT24H")
        .body("arms.size()", equalTo(1))
        .body("arms[0].enrolled", equalTo(0))
        .body("arms[0].evaluable", equalTo(0))
        .body("arms[0]", not(hasKey("proportion")))
        .body("arms[0]", not(hasKey("interval")))
        .body("comparisons", equalTo(List.of()));
  }

  @Test
  void a_single_patient_who_responds_is_all_of_one() {
    patient(30, 15);

    response("PT24H")
        .body("arms[0].enrolled", equalTo(1))
        .body("arms[0].responders", equalTo(1))
        .body("arms[0].proportion", equalTo(1.0f))
        .body("arms[0].interval.low", equalTo(0.206549f))
        .body("arms[0].interval.high", equalTo(1.0f));
  }

  @ParameterizedTest
  @CsvSource({
    "PT24H, PT17H59M59S, 0",
    "PT24H, PT18H, 1",
    "PT24H, PT30H, 1",
    "PT24H, PT30H1S, 0",
    "P7D, PT143H59M59S, 0",
    "P7D, P6D, 1",
    "P7D, P8D, 1",
    "P7D, PT192H1S, 0",
    "P28D, PT599H59M59S, 0",
    "P28D, P25D, 1",
    "P28D, P31D, 1",
    "P28D, PT744H1S, 0",
  })
  void a_window_includes_both_its_ends(String at, Duration after, int evaluable) {
    var course = course();
    score(course, Duration.ZERO, 30);
    score(course, after, 10);

    response(at).body("arms[0].evaluable", equalTo(evaluable));
  }

  @ParameterizedTest
  @CsvSource({"PT335H59M59S, 0", "P14D, 1", "P31D, 1", "PT744H1S, 0"})
  void the_window_of_an_inductions_end_includes_both_its_ends(Duration after, int evaluable) {
    var course = course();
    score(course, Duration.ZERO, 30);
    infusions(course, "0 3 7 10");
    score(course, Duration.ofDays(10).plus(after), 10);

    response("end-of-induction").body("arms[0].evaluable", equalTo(evaluable));
  }

  @ParameterizedTest
  @CsvSource({
    "0 3 7, 7, 0",
    "0 3 5 7, 7, 1",
    "0 2 4 6, 6, 0",
    "0 3 7 10 14 17 21 28, 28, 1",
    "0 3 7 10 14 17 21 24 28, 28, 0",
    "0 3 7 10 40, 10, 1",
    "0 3 7 10 40, 40, 0",
    "0 3 7 29, 29, 0",
  })
  void an_induction_is_four_to_eight_infusions_within_a_week_to_four(
      String days, int last, int evaluable) {
    var course = course();
    score(course, Duration.ZERO, 30);
    infusions(course, days);
    score(course, Duration.ofDays(last + 21), 10);

    response("end-of-induction").body("arms[0].evaluable", equalTo(evaluable));
    response("PT24H").body("arms[0].evaluable", equalTo(0));
  }

  @Test
  void of_values_after_an_induction_the_nearest_to_three_weeks_counts_and_ties_go_to_the_later() {
    var course = course();
    score(course, Duration.ZERO, 30);
    infusions(course, "0 3 7 10");
    score(course, Duration.ofDays(10 + 15), 30);
    score(course, Duration.ofDays(10 + 19), 30);
    score(course, Duration.ofDays(10 + 23), 10);

    response("end-of-induction").body("arms[0].responders", equalTo(1));
  }

  @Test
  void a_session_that_is_told_corrected_or_retracted_later_moves_the_inductions_end() {
    var course = course();
    score(course, Duration.ZERO, 30);
    score(course, Duration.ofDays(31), 10);
    infusions(course, "0 3 7");
    response("end-of-induction").body("arms[0].evaluable", equalTo(0));

    String fourth = "/v1/courses/" + course + "/sessions/" + infusion(course, 10);
    response("end-of-induction").body("arms[0].responders", equalTo(1));

    clinic.given().header("If-Match", "*").body(session(18)).put(fourth).then().statusCode(200);
    response("end-of-induction").body("arms[0].evaluable", equalTo(0));

    clinic.given().header("If-Match", "*").body(session(12)).put(fourth).then().statusCode(200);
    response("end-of-induction").body("arms[0].evaluable", equalTo(1));

    clinic.given().header("If-Match", "*").delete(fourth + "?reason=other").then().statusCode(200);
    response("end-of-induction").body("arms[0].evaluable", equalTo(0));
  }

  private void infusions(UUID course, String days) {
    Stream.of(days.split(" ")).map(Integer::valueOf).forEach(day -> infusion(course, day));
  }

  private UUID infusion(UUID course, int day) {
    return TestSessions.put(clinic, course, session(day));
  }

  private static Map<String, Object> session(int day) {
    return TestSessions.session(FIRST_DOSE.plus(Duration.ofDays(day)).toString());
  }

  @Test
  void an_empty_window_leaves_the_patient_missing() {
    var course = course();
    score(course, Duration.ZERO, 30);

    response("PT24H")
        .body("arms[0].enrolled", equalTo(1))
        .body("arms[0].evaluable", equalTo(0))
        .body("arms[0].missing", equalTo(1))
        .body("arms[0].imputed.of", equalTo(1))
        .body("arms[0].imputed.proportion", equalTo(0.0f));
  }

  @Test
  void the_value_nearest_to_the_target_counts() {
    var course = course();
    score(course, Duration.ZERO, 30);
    score(course, Duration.ofHours(20), 30);
    score(course, Duration.ofHours(25), 10);
    score(course, Duration.ofHours(29), 30);

    response("PT24H").body("arms[0].responders", equalTo(1));
  }

  @Test
  void of_two_values_as_near_to_the_target_the_later_counts() {
    var course = course();
    score(course, Duration.ZERO, 30);
    score(course, Duration.ofHours(26), 10);
    score(course, Duration.ofHours(22), 30);

    response("PT24H").body("arms[0].responders", equalTo(1));
  }

  @ParameterizedTest
  @CsvSource({"10, 30, 1", "30, 10, 0"})
  void of_two_values_at_one_time_the_smaller_id_counts(int smaller, int larger, int responders) {
    var course = course();
    score(course, Duration.ZERO, 30);
    String tail = UUID.randomUUID().toString().substring(8);
    score(course, Duration.ofDays(1), larger, "bbbbbbbb" + tail);
    score(course, Duration.ofDays(1), smaller, "aaaaaaaa" + tail);

    response("PT24H").body("arms[0].responders", equalTo(responders));
  }

  @Test
  void the_baseline_is_the_last_value_up_to_the_first_dose() {
    var course = course();
    score(course, Duration.ofDays(-3), 10);
    score(course, Duration.ofDays(-1), 30);
    score(course, Duration.ofSeconds(1), 10);
    score(course, Duration.ofDays(1), 15);

    response("PT24H").body("arms[0].responders", equalTo(1));
  }

  @ParameterizedTest
  @CsvSource({"P-7D, 1", "PT-168H-1S, 0"})
  void a_baseline_is_at_most_seven_days_old(Duration before, int evaluable) {
    var course = course();
    score(course, before, 30);
    score(course, Duration.ofDays(1), 15);

    response("PT24H").body("arms[0].evaluable", equalTo(evaluable));
  }

  @Test
  void a_baseline_of_zero_cannot_be_judged() {
    patient(0, 0);

    response("PT24H").body("arms[0].evaluable", equalTo(0)).body("arms[0].missing", equalTo(1));
  }

  @Test
  void the_missing_count_as_non_responders_beside_the_observed() {
    patient(30, 15);
    course();

    response("PT24H")
        .body("arms[0].proportion", equalTo(1.0f))
        .body("arms[0].imputed.count", equalTo(1))
        .body("arms[0].imputed.of", equalTo(2))
        .body("arms[0].imputed.proportion", equalTo(0.5f));
  }

  @Test
  void remission_improvement_and_worsening_are_counted_beside_it() {
    patient(30, 10);
    patient(30, 28);
    patient(30, 29);
    patient(30, 32);

    response("PT24H")
        .body("arms[0].responders", equalTo(1))
        .body("arms[0].remission.count", equalTo(1))
        .body("arms[0].improved.count", equalTo(2))
        .body("arms[0].worse.count", equalTo(1))
        .body("arms[0].worse.of", equalTo(4));
  }

  @Test
  void another_instruments_scores_do_not_count() {
    patient(30, 15);

    answer("instrument=HAMD17&at=PT24H").body("arms[0].evaluable", equalTo(0));
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
    "startedFrom=2026-03-02T15:00:00Z, 1",
    "startedFrom=2026-03-02T15:00:01Z, 0",
    "startedTo=2026-03-02T15:00:01Z, 1",
    "startedTo=2026-03-02T15:00:00Z, 0",
  })
  void a_filter_chooses_the_courses(String filter, int enrolled) {
    patient(30, 15);

    answer("instrument=MADRS&at=PT24H&" + filter).body("arms[0].enrolled", equalTo(enrolled));
  }

  @Test
  void routes_are_compared_in_the_order_of_the_list() {
    patient(Map.of("route", "SL"), 30, 30);
    patient(Map.of("route", "IV"), 30, 15);

    answer("instrument=MADRS&at=PT24H&compare=route")
        .body("arms.route", equalTo(List.of("IV", "SL")))
        .body("arms.responders", equalTo(List.of(1, 0)))
        .body("arms[0]", not(hasKey("drug")))
        .body("comparisons[0].of", equalTo("IV"))
        .body("comparisons[0].with", equalTo("SL"));
  }

  @Test
  void failed_trials_are_compared_by_their_number() {
    patient(Map.of("failedTrials", 10), 30, 30);
    patient(Map.of("failedTrials", 2), 30, 15);

    answer("instrument=MADRS&at=PT24H&compare=failedTrials")
        .body("arms.failedTrials", equalTo(List.of(2, 10)))
        .body("comparisons[0].with", equalTo("10"));
  }

  @Test
  void a_zero_cell_is_flagged_and_leaves_no_risk_ratio() {
    patient(Map.of("drug", "ketamine"), 30, 15);
    patient(Map.of("drug", "midazolam"), 30, 30);

    answer("instrument=MADRS&at=PT24H&compare=drug")
        .body("comparisons[0].oddsRatio.zeroCell", equalTo(true))
        .body("comparisons[0].oddsRatio.value", equalTo(9.0f))
        .body("comparisons[0]", not(hasKey("riskRatio")))
        .body("comparisons[0]", not(hasKey("numberNeededToTreat")));
  }

  @Test
  void an_arm_in_which_nobody_can_be_judged_is_shown_and_not_compared() {
    patient(Map.of("drug", "ketamine"), 30, 15);
    var course = TestCourses.course();
    course.put("drug", "midazolam");
    TestCourses.put(clinic, course);

    answer("instrument=MADRS&at=PT24H&compare=drug")
        .body("arms.drug", equalTo(List.of("ketamine", "midazolam")))
        .body("comparisons", equalTo(List.of()));
  }

  @Test
  void another_clinics_patients_are_not_counted() {
    patient(30, 15);

    TestClinic.open()
        .given()
        .get("/v1/insights/mine/response?instrument=MADRS&at=PT24H")
        .then()
        .body("arms[0].enrolled", equalTo(0));
  }

  @ParameterizedTest
  @CsvSource({
    "at=PT24H, instrument",
    "instrument=MADRS, at",
    "instrument=MADRS&at=PT1H, at",
    "instrument=MADRS&at=P14D, at",
    "instrument=NOTHING&at=PT24H, instrument",
    "instrument=HR&at=PT24H, instrument",
    "instrument=MADRS&at=PT24H&compare=sex, compare",
    "instrument=MADRS&at=PT24H&indication=TRD, indication",
    "instrument=MADRS&at=PT24H&failedTrials=many, failedTrials",
    "instrument=MADRS&at=PT24H&failedTrials=-1, failedTrials",
    "instrument=MADRS&at=PT24H&failedTrials=11, failedTrials",
    "instrument=MADRS&at=PT24H&startedFrom=now, startedFrom",
    "instrument=MADRS&at=PT24H&startedFrom=2026-03-02T00:00:00Z&startedTo=2026-03-01T23:59:59Z, startedTo",
  })
  void a_wrong_question_is_refused_by_its_parameter(String query, String parameter) {
    clinic
        .given()
        .get("/v1/insights/mine/response?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo(parameter));
  }

  @Test
  void an_unknown_instrument_is_answered_by_the_nearest() {
    clinic
        .given()
        .get("/v1/insights/mine/response?instrument=MADR&at=PT24H")
        .then()
        .body("errors[0].detail", containsString("MADRS"));
  }

  @Test
  void a_clinician_reads_it_and_nobody_does_without_a_token() {
    String path = "/v1/insights/mine/response?instrument=MADRS&at=PT24H";

    int clinician = TestClinic.open(ClientKind.PERSON).given().get(path).statusCode();
    int nobody = RestAssured.given().get(path).statusCode();

    assertThat(List.of(clinician, nobody)).containsExactly(200, 401);
  }

  private ValidatableResponse response(String at) {
    return answer("instrument=MADRS&at=" + at);
  }

  private ValidatableResponse answer(String query) {
    return clinic.given().get("/v1/insights/mine/response?" + query).then().statusCode(200);
  }

  private void patient(int baseline, int dayAfter) {
    patient(Map.of(), baseline, dayAfter);
  }

  private void patient(Map<String, Object> course, int baseline, int dayAfter) {
    var body = TestCourses.course();
    body.putAll(course);
    var id = TestCourses.put(clinic, body);
    score(id, Duration.ZERO, baseline);
    score(id, Duration.ofDays(1), dayAfter);
  }

  private UUID course() {
    return TestCourses.put(clinic, TestCourses.course());
  }

  private void score(UUID course, Duration after, int score) {
    score(course, after, score, UUID.randomUUID().toString());
  }

  private void score(UUID course, Duration after, int score, String id) {
    var madrs = TestCourses.madrs(course);
    madrs.put("id", id);
    madrs.put("value", Map.of("quantity", score, "unit", "{score}"));
    madrs.put("effectiveAt", FIRST_DOSE.plus(after).toString());
    TestCourses.post(clinic, madrs);
  }
}
