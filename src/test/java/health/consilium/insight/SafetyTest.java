package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.observation.TestSessions;
import health.consilium.observation.TestSql;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SafetyTest {
  private static final Instant FIRST_DOSE = Instant.parse(TestCourses.STARTED_AT);
  private static final String PATH = "/v1/insights/mine/safety";
  private static final String LOINC = "http://loinc.org";

  @Inject Database database;

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  @Test
  void a_clinic_that_took_no_vital_signs_has_no_rates() {
    course();

    safety()
        .header("Cache-Control", "no-store")
        .body("enrolled", equalTo(1))
        .body("excursions.sign", equalTo(List.of("BP", "HR", "SpO2", "RR")))
        .body("excursions[0].evaluable", equalTo(0))
        .body("excursions[0].missing", equalTo(1))
        .body("excursions[0].days.of", equalTo(0))
        .body("excursions[0].days", not(hasKey("proportion")))
        .body("excursions[0].days", not(hasKey("interval")));
  }

  @ParameterizedTest
  @CsvSource({"179, 109, 0", "180, 70, 1", "150, 110, 1"})
  void either_part_of_a_blood_pressure_may_be_the_excursion(
      int systolic, int diastolic, int excursions) {
    pressure(course(), Duration.ZERO, systolic, diastolic);

    safety()
        .body(
            "excursions[0].rule", equalTo("systolic at least 180 or diastolic at least 110 mm[Hg]"))
        .body("excursions[0].days.of", equalTo(1))
        .body("excursions[0].days.count", equalTo(excursions));
  }

  @ParameterizedTest
  @CsvSource({
    "8867-4, /min, 130, 1, 0",
    "8867-4, /min, 131, 1, 1",
    "8867-4, /min, 45, 1, 0",
    "8867-4, /min, 44, 1, 1",
    "59408-5, %, 90, 2, 0",
    "59408-5, %, 89.9, 2, 1",
    "9279-1, /min, 8, 3, 0",
    "9279-1, /min, 7, 3, 1",
  })
  void an_excursion_lies_beyond_its_threshold(
      String code, String unit, BigDecimal quantity, int index, int excursions) {
    sign(course(), Duration.ZERO, code, Map.of("quantity", quantity, "unit", unit));

    safety()
        .body("excursions[%d].days.of".formatted(index), equalTo(1))
        .body("excursions[%d].days.count".formatted(index), equalTo(excursions));
  }

  @Test
  void rates_are_of_days_and_of_courses_with_exact_intervals() {
    var one = course();
    pressure(one, Duration.ofMinutes(-10), 150, 90);
    pressure(one, Duration.ofMinutes(40), 190, 100);
    pressure(one, Duration.ofMinutes(80), 185, 100);
    pressure(one, Duration.ofDays(3), 140, 80);
    pressure(one, Duration.ofDays(7), 140, 80);
    pressure(course(), Duration.ofMinutes(40), 140, 80);
    course();

    safety()
        .body("enrolled", equalTo(3))
        .body("excursions[0].evaluable", equalTo(2))
        .body("excursions[0].missing", equalTo(1))
        .body("excursions[0].courses.count", equalTo(1))
        .body("excursions[0].courses.of", equalTo(2))
        .body("excursions[0].days.count", equalTo(1))
        .body("excursions[0].days.of", equalTo(4))
        .body("excursions[0].days.proportion", equalTo(0.25f))
        .body("excursions[0].days.interval.low", equalTo(0.006309f))
        .body("excursions[0].days.interval.high", equalTo(0.80588f))
        .body("excursions[0].days.interval.method", equalTo("clopper-pearson"));
  }

  @Test
  void what_was_never_seen_may_still_be_as_frequent_as_the_interval_says() {
    var course = course();
    for (int day = 0; day < 4; day++) {
      pressure(course, Duration.ofDays(day), 140, 80);
    }

    safety()
        .body("excursions[0].days.proportion", equalTo(0.0f))
        .body("excursions[0].days.interval.low", equalTo(0.0f))
        .body("excursions[0].days.interval.high", equalTo(0.602365f));
  }

  @ParameterizedTest
  @CsvSource({"PT-12H, 1", "PT-12H-1S, 0"})
  void what_was_taken_before_treatment_is_not_counted(Duration after, int days) {
    pressure(course(), after, 190, 100);

    safety().body("excursions[0].days.of", equalTo(days));
  }

  @ParameterizedTest
  @CsvSource({"drug=ketamine, 1", "drug=esketamine, 0", "route=IV, 1", "route=IM, 0"})
  void a_filter_chooses_the_courses(String filter, int courses) {
    pressure(course(), Duration.ZERO, 190, 100);

    clinic
        .given()
        .get(PATH + "?" + filter)
        .then()
        .body("enrolled", equalTo(courses))
        .body("excursions[0].courses.count", equalTo(courses));
  }

  @Test
  void another_clinics_excursions_are_not_counted() {
    pressure(course(), Duration.ZERO, 190, 100);
    clinic = TestClinic.open();

    safety().body("enrolled", equalTo(0)).body("excursions[0].days.of", equalTo(0));
  }

  @Test
  void events_are_counted_by_session_and_by_course_each_once() {
    var course = course();
    var first = session(course, 2);
    session(course, 5);
    session(course, 9);
    course();
    var second = course();
    session(second, 2);
    happens(course, "nausea", 2, first);
    happens(course, "nausea", 2, first);
    happens(course, "headache", 5, null);
    happens(course, "headache", 20, null);
    happens(second, "headache", 20, null);

    safety()
        .body("enrolled", equalTo(3))
        .body("events.any.sessions.count", equalTo(2))
        .body("events.any.sessions.of", equalTo(4))
        .body("events.any.courses.count", equalTo(2))
        .body("events.serious.sessions.count", equalTo(0))
        .body("events.serious.sessions.of", equalTo(4))
        .body("events.terms.term", equalTo(List.of("headache", "nausea")))
        .body("events.terms[0].sessions.count", equalTo(1))
        .body("events.terms[0].courses.count", equalTo(2))
        .body("events.terms[0].courses.of", equalTo(3))
        .body("events.terms[1].sessions.count", equalTo(1))
        .body("events.terms[1].sessions.proportion", equalTo(0.25f))
        .body("events.terms[1].sessions.interval.low", equalTo(0.006309f))
        .body("events.terms[1].sessions.interval.high", equalTo(0.80588f))
        .body("events.terms[1].sessions.interval.method", equalTo("clopper-pearson"));
  }

  @Test
  void a_serious_event_is_counted_as_one_too() {
    var course = course();
    var event = event(course, "syncope", 2, session(course, 2));
    event.put("seriousness", "serious");
    event.put("grade", 3);
    event.put("criteria", List.of("hospitalization"));
    TestSessions.post(clinic, event);

    safety()
        .body("events.any.sessions.count", equalTo(1))
        .body("events.serious.sessions.count", equalTo(1))
        .body("events.serious.courses.count", equalTo(1));
  }

  @Test
  void what_was_entered_in_error_did_not_happen() {
    var course = course();
    var session = session(course, 2);
    var retracted = event(course, "nausea", 2, session);
    TestSessions.post(clinic, retracted);
    happens(course, "headache", 20, null);
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/adverse-events/" + retracted.get("id") + "?reason=wrong-patient")
        .then()
        .statusCode(200);
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete(TestSessions.path(course, session) + "?reason=wrong-patient")
        .then()
        .statusCode(200);

    safety()
        .body("events.terms.term", equalTo(List.of("headache")))
        .body("events.any.sessions.count", equalTo(0))
        .body("events.any.sessions.of", equalTo(0))
        .body("events.any.sessions", not(hasKey("proportion")))
        .body("events.any.courses.count", equalTo(1));
  }

  @Test
  void an_excursion_is_of_the_sessions_of_its_day() {
    var course = course();
    session(course, 2);
    session(course, 5);
    session(course, 9);
    pressure(course, Duration.ofDays(2), 190, 100);
    pressure(course, Duration.ofDays(5), 140, 80);
    pressure(course, Duration.ofDays(7), 190, 100);

    safety()
        .body("excursions[0].days.count", equalTo(2))
        .body("excursions[0].days.of", equalTo(3))
        .body("excursions[0].sessions.count", equalTo(1))
        .body("excursions[0].sessions.of", equalTo(2));
  }

  @Test
  void a_session_that_is_told_later_is_one_of_its_day_too() {
    var course = course();
    pressure(course, Duration.ofDays(2), 190, 100);
    session(course, 2);

    safety()
        .body("excursions[0].sessions.count", equalTo(1))
        .body("excursions[0].sessions.of", equalTo(1))
        .body("events.any.sessions.of", equalTo(1));
  }

  @Test
  void another_clinics_events_are_not_counted_nor_those_of_another_treatment() {
    var course = course();
    happens(course, "nausea", 2, session(course, 2));

    clinic
        .given()
        .get(PATH + "?route=IM")
        .then()
        .body("events.any.sessions.of", equalTo(0))
        .body("events.terms", equalTo(List.of()));
    clinic = TestClinic.open();
    safety().body("events.any.courses.of", equalTo(0)).body("events.terms", equalTo(List.of()));
  }

  @Test
  void what_is_kept_is_told_unless_it_was_counted_by_other_thresholds() {
    pressure(course(), Duration.ZERO, 190, 100);
    alter("days = days + 1 where figure = 101");

    clinic.given().get(PATH).then().body("excursions[0].days.of", equalTo(2));
    alter("rule = 170110 where figure = 101");
    clinic.given().get(PATH).then().body("excursions[0].days.of", equalTo(1));
  }

  @Test
  void more_patients_make_no_more_counts() {
    pressure(course(), Duration.ZERO, 190, 100);
    var few = counts();
    for (int i = 0; i < 4; i++) {
      var course = course();
      pressure(course, Duration.ZERO, 190, 100);
      pressure(course, Duration.ofDays(i), 120, 70);
    }

    assertThat(counts()).isEqualTo(few);
  }

  private List<List<Object>> counts() {
    return TestSql.rows(database, clinic, "select count(*) from safety_rollup");
  }

  private UUID session(UUID course, int day) {
    var session = TestSessions.session(FIRST_DOSE.plus(Duration.ofDays(day)).toString());
    session.put("number", day);
    return TestSessions.put(clinic, course, session);
  }

  private void happens(UUID course, String term, int day, @Nullable UUID session) {
    TestSessions.post(clinic, event(course, term, day, session));
  }

  private static Map<String, Object> event(
      UUID course, String term, int day, @Nullable UUID session) {
    var event = TestSessions.adverseEvent(course);
    event.put("term", term);
    event.put("onsetAt", FIRST_DOSE.plus(Duration.ofDays(day)).plusSeconds(1_800).toString());
    if (session != null) {
      event.put("session", session.toString());
    }
    return event;
  }

  /** What is kept says the same as what it was made of, which is read where it is not whole. */
  private ValidatableResponse safety() {
    var kept = clinic.given().get(PATH);
    alter("courses = courses + 1, days = days + 1, sessions = sessions + 1");
    assertThat(clinic.given().get(PATH).asString()).isEqualTo(kept.asString());
    alter("courses = courses - 1, days = days - 1, sessions = sessions - 1");
    return kept.then().statusCode(200);
  }

  /** What is kept of the clinic. */
  private void alter(String counts) {
    TestSql.rows(database, clinic, "update safety_rollup set " + counts + " returning 1");
  }

  private UUID course() {
    return TestCourses.put(clinic, TestCourses.course());
  }

  private void pressure(UUID course, Duration after, int systolic, int diastolic) {
    sign(
        course,
        after,
        "85354-9",
        Map.of("components", List.of(part("8480-6", systolic), part("8462-4", diastolic))));
  }

  private static Map<String, Object> part(String code, int quantity) {
    return Map.of(
        "code", Map.of("system", LOINC, "code", code), "quantity", quantity, "unit", "mm[Hg]");
  }

  private void sign(UUID course, Duration after, String code, Map<String, Object> value) {
    var observation = TestCourses.observation(course, LOINC, code, value);
    observation.put("effectiveAt", FIRST_DOSE.plus(after).toString());
    TestCourses.post(clinic, observation);
  }
}
