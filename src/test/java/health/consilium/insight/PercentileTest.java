package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.TestClinic;
import health.consilium.observation.Demonstration;
import health.consilium.observation.TestSql;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where each clinic of the demonstration stands, and who may know it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(Demonstration.class)
class PercentileTest {
  private static final String DEPRESSION =
      "instrument=MADRS&at=PT24H&indication=MDD&drug=ketamine&route=IV";

  @Inject Database database;

  private record Share(int responders, int evaluable) {
    double value() {
      return (double) responders / evaluable;
    }
  }

  @Test
  void each_clinic_reads_the_quarter_in_which_it_stands() throws SQLException {
    var shares = new HashMap<TestClinic, Share>();
    for (var clinic : Demonstration.clinics()) {
      var share = share(clinic);
      if (share.evaluable() >= 11) {
        shares.put(clinic, share);
      }
    }

    assertThat(shares).hasSizeGreaterThan(8);
    shares.forEach(
        (clinic, share) ->
            percentile(clinic, DEPRESSION)
                .body("standing.shown.quarter", equalTo(quarter(share, shares)))
                .body("standing.shown.clinics", equalTo((shares.size() - 1 + 2) / 5 * 5))
                .body("standing.shown.since", equalTo(1))
                .body("standing", not(hasKey("hidden"))));
  }

  @Test
  void whoever_has_too_few_patients_there_stands_nowhere() throws SQLException {
    var last = Demonstration.clinics().get(13);

    for (var reader : List.of(last, TestClinic.open())) {
      percentile(reader, DEPRESSION)
          .body("standing.hidden.reason", equalTo("MIN_PATIENTS"))
          .body("standing", not(hasKey("shown")));
    }
  }

  @Test
  void among_few_clinics_nobody_is_told_where_it_stands() throws SQLException {
    percentile(
            Demonstration.clinics().getLast(),
            "instrument=PCL5&at=P28D&indication=PTSD&drug=ketamine&route=IM")
        .body("standing.hidden.reason", equalTo("MIN_CLINICS"));
  }

  @Test
  void where_the_count_of_all_patients_is_hidden_so_is_every_quarter() throws SQLException {
    percentile(
            Demonstration.clinics().get(2),
            "instrument=PAIN_NRS&at=P7D&indication=CRPS&drug=ketamine&route=IV")
        .body("standing.hidden.reason", equalTo("DOMINANCE"));
  }

  @Test
  void a_clinics_standing_is_nobody_elses_to_read() throws SQLException {
    var clinic = Demonstration.clinics().getFirst();
    String own =
        "select clinic_number = current_setting('app.clinic')::integer from release_standing";

    assertThat(TestSql.rows(database, clinic, own)).isNotEmpty().containsOnly(List.of(true));
    assertThat(TestSql.rows(database, "select 1 from release_standing")).isEmpty();
    assertThat(RestAssured.given().get("/v1/insights/latest/percentile?" + DEPRESSION).statusCode())
        .isEqualTo(401);
  }

  @Test
  void whoever_reads_it_has_it_in_its_log() {
    var reader = TestClinic.open();

    percentile(reader, DEPRESSION);

    reader.given().get("/v1/audit").then().body("items.resource", hasItem("released-percentile"));
  }

  @Test
  void it_is_asked_of_all_patients_alone() {
    TestClinic.open()
        .given()
        .get("/v1/insights/latest/percentile?" + DEPRESSION + "&sex=female")
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-parameter"));
  }

  /** By brute force, in floating point: no two shares here are nearly equal. */
  private static int quarter(Share own, Map<TestClinic, Share> all) {
    double below = -0.5;
    for (var share : all.values()) {
      if (share.value() < own.value()) {
        below += 1;
      } else if (share.value() == own.value()) {
        below += 0.5;
      }
    }
    return Math.min(4, 1 + (int) (4 * below / (all.size() - 1)));
  }

  /** Of those who are counted. */
  private static Share share(TestClinic clinic) throws SQLException {
    try (var superuser = TestConnection.superuser()) {
      var counts =
          TestSql.rows(
                  superuser,
                  """
                  select (count(*) filter (where responder))::integer, count(*)::integer
                  from patient_outcome join clinic on number = clinic_number
                  where not in_rows and id = '%s'
                    and (measure, time_point, indication, drug, route) = (1, 1, 1, 1, 1)
                  """
                      .formatted(clinic.id()))
              .getFirst();
      return new Share((int) counts.getFirst(), (int) counts.getLast());
    }
  }

  private static ValidatableResponse percentile(TestClinic reader, String query) {
    return reader.given().get("/v1/insights/latest/percentile?" + query).then().statusCode(200);
  }
}
