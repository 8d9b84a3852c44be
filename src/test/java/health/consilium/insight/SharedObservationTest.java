package health.consilium.insight;

import static health.consilium.insight.TestPatients.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.observation.TestSubjects;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SharedObservationTest {
  private static final String PATH = "/v1/shared/observations";

  @Inject Database database;

  @Test
  void an_outcome_is_shared_without_anything_that_names_whose_it_is() {
    var patients = TestPatients.inRows("CHRONIC_MIGRAINE", "ketamine", "IM");
    patients.each(4, 4);
    int release = release().number();

    var rows = shared(patients, "").extract().<List<Map<String, Object>>>path("items");

    assertThat(rows).hasSize(24);
    assertThat(rows.getFirst().keySet())
        .isEqualTo(
            Set.of(
                "release",
                "indication",
                "drug",
                "route",
                "ageBand",
                "sex",
                "division",
                "daysSinceFirstDose",
                "instrument",
                "value",
                "change"));
    shared(patients, "")
        .body("items.release", everyItem(equalTo(release)))
        .body("items.ageBand", everyItem(equalTo("40-49")))
        .body("items.division", everyItem(equalTo("pacific")))
        .body("items.daysSinceFirstDose", everyItem(equalTo(1)))
        .body("items.findAll { it.value == 10 }.change", everyItem(equalTo(-20)))
        .body("items.value", everyItem(in(List.of(10, 25))));
  }

  @Test
  void the_first_dose_is_told_of_those_who_are_many() {
    var patients = TestPatients.inRows("CHRONIC_MIGRAINE", "esketamine", "SC");
    patients.eachGiven(6, 0.5);
    patients.eachGiven(3, 0.8);
    patients.eachGiven(3, 1.5);

    release();

    shared(patients, "").body("items.size()", equalTo(36));
    shared(patients, "&doseBand=0.4-0.6 mg/kg")
        .body("items.size()", equalTo(18))
        .body("items.doseBand", everyItem(equalTo("0.4-0.6 mg/kg")))
        .body("items.ageBand", everyItem(equalTo("40-49")));
    shared(patients, "&doseBand=above 0.6 to 1 mg/kg").body("items.size()", equalTo(0));
    shared(patients, "&ageBand=18-59").body("items.size()", equalTo(18));
  }

  @Test
  void too_few_wait_until_there_are_more() {
    var patients = TestPatients.inRows("CHRONIC_MIGRAINE", "ketamine", "SC");
    patients.each(1, 2);
    release();
    int before = rows(patients);
    patients.each(1, 2);
    int release = release().number();

    assertThat(before).isZero();
    shared(patients, "")
        .body("items.size()", equalTo(18))
        .body("items.release", everyItem(equalTo(release)));
  }

  @Test
  void nobody_is_shared_twice_whatever_the_number_of_courses_and_releases() {
    var patients = TestPatients.inRows("CHRONIC_MIGRAINE", "other", "IV");
    patients.each(3, 3);
    var subject = TestSubjects.inRows();
    for (int i = 0; i < 3; i++) {
      patients.course(subject);
    }
    release();
    release();

    assertThat(rows(patients)).isEqualTo(19);
  }

  @Test
  void pages_follow_one_another() {
    var patients = TestPatients.inRows("CHRONIC_MIGRAINE", "other", "IM");
    patients.each(3, 3);
    release();

    var first = shared(patients, "&limit=10");
    String next =
        first.header("Link", startsWith("<")).extract().header("Link").replaceAll("<(.*)>.*", "$1");

    first.body("items.size()", equalTo(10)).body("page.hasMore", equalTo(true));
    patients
        .clinic()
        .given()
        .urlEncodingEnabled(false)
        .get(next)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(8))
        .body("page.hasMore", equalTo(false));
    patients
        .clinic()
        .given()
        .urlEncodingEnabled(false)
        .get(next.replace("drug=other", "drug=ketamine"))
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("cursor-mismatch"));
  }

  /** Of 18 patients of three clinics: without one 17, of which 11 are not of the largest. */
  @ParameterizedTest
  @CsvSource({"SC, 1, 17", "SL, 2, 0"})
  void what_is_withdrawn_leaves_and_a_group_that_has_become_small_with_it(
      String route, int withdrawn, int left) {
    var patients = TestPatients.inRows("CHRONIC_MIGRAINE", "other", route);
    patients.each(3, 3);
    release();
    patients.withdraw(withdrawn);

    release();

    assertThat(rows(patients)).isEqualTo(left);
  }

  @Test
  void whose_first_dose_was_another_than_is_told_leaves_too() {
    var patients = TestPatients.inRows("CRPS", "other", "IV");
    patients.eachGiven(6, 0.5);
    release();
    TestPatients.give(
        patients.clinic(), patients.courses().getFirst(), TestCourses.STARTED_AT, 1.5);

    release();

    assertThat(rows(patients)).isEqualTo(17);
  }

  @Test
  void what_was_given_otherwise_leaves_too() {
    var patients = TestPatients.inRows("CHRONIC_MIGRAINE", "other", "PO");
    patients.each(3, 3);
    release();
    patients.correct(Map.of("drug", "ketamine"), 1);

    release();

    assertThat(rows(patients)).isEqualTo(17);
  }

  @ParameterizedTest
  @CsvSource({
    "sex=male, 0",
    "doseBand=56 mg, 0",
    "sex=female, 18",
    "ageBand=40-49, 18",
    "division=west, 0",
    "instrument=PHQ9, 0",
    "instrument=MADRS, 18",
    "release=0, 0"
  })
  void what_a_row_tells_can_be_looked_for(String filter, int found) {
    var patients = TestPatients.inRows("CHRONIC_MIGRAINE", "esketamine", "IN");
    if (rows(patients) == 0) {
      patients.each(3, 3);
      release();
    }

    shared(patients, "&" + filter).body("items.size()", equalTo(found));
  }

  @ParameterizedTest
  @CsvSource({
    "clinic=1, clinic",
    "indication=TRD, indication",
    "doseBand=0.5, doseBand",
    "instrument=NONE, instrument",
    "release=last, release"
  })
  void what_no_row_tells_cannot(String filter, String parameter) {
    TestClinic.open()
        .given()
        .get(PATH + "?" + filter)
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo(parameter));
  }

  @Test
  void whoever_reads_them_has_it_in_its_log_and_nobody_does_without_a_token() {
    var reader = TestClinic.open();

    reader.given().get(PATH).then().statusCode(200).header("Cache-Control", "no-store");

    reader.given().get("/v1/audit").then().body("items.resource", hasItem("shared-observation"));
    assertThat(RestAssured.given().get(PATH).statusCode()).isEqualTo(401);
  }

  @Test
  void whoever_serves_does_not_know_whose_they_are() {
    assertThatThrownBy(
            () ->
                database.call(
                    connection -> {
                      try (var statement = connection.createStatement()) {
                        return statement.execute("select 1 from shared_patient");
                      }
                    }))
        .hasMessageContaining("permission denied");
  }

  private static int rows(TestPatients patients) {
    return shared(patients, "").extract().<List<Object>>path("items").size();
  }

  private static ValidatableResponse shared(TestPatients patients, String more) {
    String limit = more.contains("limit=") ? "" : "&limit=100";
    return patients
        .clinic()
        .given()
        .get(PATH + "?" + patients.treatment() + more + limit)
        .then()
        .statusCode(200);
  }
}
