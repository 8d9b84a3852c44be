package health.consilium.insight;

import static health.consilium.insight.TestPatients.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.TestClinic;
import health.consilium.observation.TestSql;
import health.consilium.observation.TestSubjects;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReleasedSafetyTest {
  @Inject Database database;

  @Test
  void to_how_many_it_happened_is_told_rounded_and_where_the_own_clinic_is() {
    var treated = counted("FIBROMYALGIA", "ketamine", "IM");
    treated.each(6, 6);
    treated.add(0, 0, 1);
    treated.treat(0, TestSubjects.inRows());

    release();

    events(treated)
        .body("term", equalTo("headache"))
        .body("cell.shown.patients", equalTo(35))
        .body("cell.shown.withEvent", equalTo(20))
        .body("cell.shown.percent", equalTo(57))
        .body("cell.shown.interval.method", equalTo("clopper-pearson"))
        .body("cell.shown.interval.low", equalTo(39))
        .body("cell.shown.interval.high", equalTo(74))
        .body("cell", not(hasKey("hidden")))
        .body("own.patients", equalTo(13))
        .body("own.withEvent", equalTo(6))
        .body("own.expectedPercent", equalTo(57))
        .body("own.place", equalTo("within"));
    TestClinic.open()
        .given()
        .get("/v1/insights/latest/safety?" + treated.query())
        .then()
        .body("cell.shown.patients", equalTo(35))
        .body("$", not(hasKey("own")));
  }

  @Test
  void a_clinic_in_which_it_happens_to_nearly_all_is_far_above() {
    var treated = counted("FIBROMYALGIA", "ketamine", "SC");
    treated.each(12, 12);
    treated.add(1, 0, 24);
    treated.add(2, 0, 24);
    treated.add(0, 14, 0);
    release();

    events(treated)
        .body("cell.shown.percent", equalTo(37))
        .body("own.withEvent", equalTo(26))
        .body("own.place", equalTo("far-above"));
  }

  @Test
  void few_to_whom_it_happened_are_hidden() {
    var treated = counted("FIBROMYALGIA", "ketamine", "SL");
    treated.each(5, 20);
    release();

    events(treated)
        .body("cell.hidden.reason", equalTo("MIN_PATIENTS"))
        .body("cell", not(hasKey("shown")))
        .body("$", not(hasKey("own")));
  }

  @Test
  void one_patient_more_changes_nothing() {
    var treated = counted("FIBROMYALGIA", "esketamine", "IN");
    treated.each(6, 6);
    int first = release().number();
    treated.add(0, 1, 0);
    release();

    events(treated)
        .body("cell.shown.patients", equalTo(35))
        .body("cell.shown.since", equalTo(first))
        .body("own.patients", equalTo(12));
  }

  @Test
  void a_clinics_own_patients_are_nobody_elses_to_read() throws SQLException {
    var treated = counted("FIBROMYALGIA", "midazolam", "IM");
    treated.each(6, 6);
    release();
    String own = "select patients, with_event from release_own_event";

    assertThat(TestSql.rows(database, treated.clinic(), own)).containsExactly(List.of(12, 6));
    assertThat(TestSql.rows(database, TestClinic.open(), own)).isEmpty();
    assertThat(TestSql.rows(database, own)).isEmpty();
  }

  @Test
  void whoever_may_be_in_rows_is_in_no_count_of_events_either() {
    var treated = new TestTreated("FIBROMYALGIA", "esketamine", "IV", TestSubjects::inRows);
    treated.each(6, 6);
    release();

    events(treated).body("cell.hidden.reason", equalTo("MIN_PATIENTS"));
  }

  @Test
  void a_patient_counts_once_and_so_does_what_happens_twice() {
    var treated = counted("FIBROMYALGIA", "esketamine", "IM");
    treated.each(6, 6);
    var subject = TestSubjects.counted();
    for (int i = 0; i < 5; i++) {
      var again = treated.treat(0, subject);
      treated.happens(0, again, 2);
      treated.happens(0, again, 3);
    }
    release();

    events(treated)
        .body("cell.shown.patients", equalTo(35))
        .body("own.patients", equalTo(13))
        .body("own.withEvent", equalTo(7));
  }

  @ParameterizedTest
  @CsvSource({"IV, 27, false, 25", "SC, 29, false, 20", "SL, 2, true, 20"})
  void what_happened_later_or_was_retracted_does_not_count(
      String route, int day, boolean retracted, int counted) {
    var treated = counted("FIBROMYALGIA", "other", route);
    treated.each(6, 6);
    for (int i = 0; i < 5; i++) {
      var id = treated.happens(0, treated.treat(0, TestSubjects.counted()), day);
      if (retracted) {
        retract(treated, id);
      }
    }
    release();

    events(treated).body("cell.shown.withEvent", equalTo(counted));
  }

  @Test
  void a_safety_officer_sees_three_cases_and_not_two() {
    var treated = counted("CRPS", "midazolam", "PO");
    treated.add(0, 2, 3);
    release();
    var two = signals("midazolam", "PO");
    treated.add(1, 1, 0);
    int number = release().number();

    two.body("signals", equalTo(List.of()));
    signals("midazolam", "PO")
        .header("Cache-Control", "no-store")
        .body("release.number", equalTo(number))
        .body("fewestCases", equalTo(3))
        .body("fewestForTheNetwork", equalTo(11))
        .body("signals[0].term", equalTo("headache"))
        .body("signals[0].dose", equalTo("0.4-0.6 mg/kg"))
        .body("signals[0].cases", equalTo(3))
        .body("signals[0].clinics", equalTo(2))
        .body("signals[0].sessions.count", equalTo(3))
        .body("signals[0].sessions.of", equalTo(6))
        .body("signals[0].sessions.proportion", equalTo(0.5f))
        .body("signals[0].sessions.interval.low", equalTo(0.118117f))
        .body("signals[0].sessions.interval.high", equalTo(0.881883f));
  }

  @Test
  void only_who_moderates_sees_signals_and_the_networks_log_says_so() {
    int clinic =
        TestClinic.open().given().get("/v1/insights/signals?drug=ketamine&route=IV").statusCode();
    release();
    signals("ketamine", "IV");

    assertThat(clinic).isEqualTo(403);
    TestClinic.network()
        .given()
        .get("/v1/audit")
        .then()
        .body("items.resource", hasItem("safety-signal"));
  }

  @ParameterizedTest
  @CsvSource({
    "term=hedache&indication=MDD&drug=ketamine&route=IV, term",
    "indication=MDD&drug=ketamine&route=IV, term",
    "term=headache&drug=ketamine&route=IV, indication",
    "term=headache&indication=MDD&drug=ketamine&route=IV&sex=female, sex",
  })
  void what_is_not_on_the_menu_is_refused(String query, String parameter) {
    TestClinic.open()
        .given()
        .get("/v1/insights/latest/safety?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo(parameter));
  }

  private static TestTreated counted(String indication, String drug, String route) {
    return new TestTreated(indication, drug, route, TestSubjects::counted);
  }

  private static void retract(TestTreated treated, UUID event) {
    treated
        .clinic()
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/adverse-events/" + event + "?reason=wrong-patient")
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse events(TestTreated treated) {
    return treated
        .clinic()
        .given()
        .get("/v1/insights/latest/safety?" + treated.query())
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse signals(String drug, String route) {
    return TestClinic.network()
        .given()
        .get("/v1/insights/signals?drug=" + drug + "&route=" + route)
        .then()
        .statusCode(200);
  }
}
