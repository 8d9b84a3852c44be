package health.consilium.insight;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BenchmarkOverlayTest {
  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  @Test
  void the_clinics_own_patients_stand_beside_those_who_had_the_same_drug_by_the_same_route() {
    responder(Map.of());
    responder(Map.of("route", "IM"));
    responder(Map.of("route", "IM"));
    responder(Map.of("drug", "esketamine"));
    responder(Map.of("indication", "PTSD"));

    overlay("murrough-2013")
        .header("Cache-Control", "no-store")
        .body("benchmark", equalTo("murrough-2013"))
        .body("arms.published.drug", equalTo(List.of("ketamine", "midazolam")))
        .body("arms[0].published.responders", equalTo(30))
        .body("arms[0].own.enrolled", equalTo(1))
        .body("arms[0].own.responders", equalTo(1))
        .body("arms[0].own.imputed.of", equalTo(1))
        .body("arms[1]", not(hasKey("own")))
        .body("caveats.size()", equalTo(2));
  }

  @Test
  void the_networks_stand_there_as_the_latest_release_tells_them() {
    int number = TestPatients.release().number();
    String cell = "/v1/insights/latest/response?instrument=MADRS&at=PT24H&indication=MDD&route=IV";

    var told = clinic.given().get(cell + "&drug=midazolam").then().statusCode(200);

    overlay("murrough-2013")
        .body("release.number", equalTo(number))
        .body("arms[1].network", equalTo(told.extract().path("cell")));
  }

  @Test
  void patients_who_had_no_induction_are_missing_beside_a_study_of_its_end() {
    responder(Map.of());

    overlay("mcinnes-2022")
        .body("at", equalTo("end-of-induction"))
        .body("arms[0].published.evaluable", equalTo(537))
        .body("arms[0].own.enrolled", equalTo(1))
        .body("arms[0].own.evaluable", equalTo(0));
  }

  @Test
  void another_clinics_patients_are_in_nobody_elses_overlay() {
    responder(Map.of());
    clinic = TestClinic.open();

    overlay("murrough-2013").body("arms[0]", not(hasKey("own")));
  }

  @Test
  void the_studies_are_public_and_the_overlay_is_not() {
    given().get("/v1/insights/benchmarks/murrough-2013/overlay").then().statusCode(401);
  }

  @Test
  void an_unknown_study_has_no_overlay() {
    clinic.given().get("/v1/insights/benchmarks/nothing/overlay").then().statusCode(404);
  }

  private ValidatableResponse overlay(String study) {
    return clinic
        .given()
        .get("/v1/insights/benchmarks/" + study + "/overlay")
        .then()
        .statusCode(200);
  }

  /** A MADRS of 30 at the first dose and of 14 a day later. */
  private void responder(Map<String, Object> course) {
    var body = TestCourses.course();
    body.putAll(course);
    var id = TestCourses.put(clinic, body);
    var baseline = TestCourses.madrs(id);
    baseline.put("value", Map.of("quantity", 30, "unit", "{score}"));
    baseline.put("effectiveAt", TestCourses.STARTED_AT);
    TestCourses.post(clinic, baseline);
    TestCourses.post(clinic, TestCourses.madrs(id));
  }
}
