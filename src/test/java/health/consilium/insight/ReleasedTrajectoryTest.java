package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.TestClinic;
import health.consilium.observation.Demonstration;
import health.consilium.observation.TestSql;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the demonstration's patients scored over time, as a release tells it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(Demonstration.class)
class ReleasedTrajectoryTest {
  private static final String DEPRESSION = "instrument=MADRS&indication=MDD&drug=ketamine&route=IV";

  @Test
  void each_time_of_the_menu_has_its_mean_in_whole_points() throws SQLException {
    var answer = trajectory(DEPRESSION).body("times.at", equalTo(times()));

    for (int at = 1; at <= 3; at++) {
      String shown = "times[" + (at - 1) + "].shown";
      answer.body(shown + ".mean", equalTo(patients("round(avg(follow_up_milli) / 1000)", at)));
      answer.body(shown + ".since", equalTo(1));
      answer.body(shown + ".interval.method", equalTo("student-t"));
    }
  }

  @Test
  void the_interval_is_students_of_the_rounded_numbers() throws SQLException {
    var shown = trajectory(DEPRESSION).extract().jsonPath();
    int deviation = patients("round(stddev_samp(follow_up_milli) / 1000)", 1);
    int evaluable = (patients("count(*)", 1) + 2) / 5 * 5;
    // 1.97: Student's 0.975 quantile with 220 to 270 degrees of freedom
    double reach = 1.97 * deviation / Math.sqrt(evaluable);

    assertThat(evaluable).isBetween(221, 271);
    assertThat(shown.getInt("times[0].shown.evaluable")).isEqualTo(evaluable);
    int mean = shown.getInt("times[0].shown.mean");
    assertThat(shown.getDouble("times[0].shown.interval.low")).isCloseTo(mean - reach, within(0.5));
    assertThat(shown.getDouble("times[0].shown.interval.high"))
        .isCloseTo(mean + reach, within(0.5));
  }

  @Test
  void baselines_are_told_of_the_patients_of_one_time_alone() throws SQLException {
    trajectory(DEPRESSION)
        .body("times[0].shown", not(hasKey("baseline")))
        .body("times[1].shown.baseline", equalTo(patients("round(avg(baseline_milli) / 1000)", 2)))
        .body("times[2].shown", not(hasKey("baseline")));
  }

  @Test
  void where_the_count_is_hidden_so_are_the_scores() {
    trajectory("instrument=PAIN_NRS&indication=CRPS&drug=ketamine&route=IV")
        .body(
            "times.findAll { it.at.startsWith('P') }.hidden.reason",
            everyItem(equalTo("DOMINANCE")))
        .body("times[0]", not(hasKey("shown")));
    trajectory("instrument=MADRS&indication=OCD&drug=other&route=PO")
        .body("times.hidden.reason", everyItem(equalTo("MIN_PATIENTS")));
  }

  @Test
  void a_vital_sign_has_none_and_whoever_reads_it_has_it_in_its_log() {
    var reader = TestClinic.open();

    reader
        .given()
        .get("/v1/insights/latest/trajectory?" + DEPRESSION.replace("MADRS", "HR"))
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("instrument"));
    reader.given().get("/v1/insights/latest/trajectory?" + DEPRESSION).then().statusCode(200);

    reader.given().get("/v1/audit").then().body("items.resource", hasItem("released-trajectory"));
  }

  private static List<String> times() {
    return List.of("PT24H", "P7D", "P28D", "end-of-induction");
  }

  private static ValidatableResponse trajectory(String query) {
    return TestClinic.open()
        .given()
        .get("/v1/insights/latest/trajectory?" + query)
        .then()
        .statusCode(200);
  }

  /** Of all clinics' counted patients, of whom none has two courses. */
  private static int patients(String aggregate, int at) throws SQLException {
    try (var owner = TestConnection.superuser()) {
      var rows =
          TestSql.rows(
              owner,
              "select (%s)::integer from patient_outcome where not in_rows and (measure, time_point, indication,"
                      .formatted(aggregate)
                  + " drug, route) = (1, %d, 1, 1, 1)".formatted(at));
      return (int) rows.getFirst().getFirst();
    }
  }
}
