package health.consilium.insight;

import static org.hamcrest.Matchers.closeTo;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;

/** The published trial, out of synthetic patients and out of its own counts. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MurroughTest {
  private static final Path PATIENTS = Path.of("docs/tour/murrough2013_synthetic_patients.csv");

  @Test
  void seventy_two_patients_come_to_the_published_response() throws IOException {
    var clinic = TestClinic.open();
    for (String line : Files.readAllLines(PATIENTS).subList(1, 73)) {
      post(clinic, line.split(",", -1));
    }

    var answer =
        get(
            clinic,
            "/v1/insights/mine/response?instrument=MADRS&at=PT24H&indication=MDD&compare=drug");

    answer
        .header("Cache-Control", "no-store")
        .body("instrument", equalTo("MADRS"))
        .body("at", equalTo("PT24H"))
        .body("rule", equalTo("at least 50 % below baseline"))
        .body("arms[0].enrolled", equalTo(47))
        .body("arms[0].missing", equalTo(0))
        .body("arms[0].remission.count", equalTo(20))
        .body("arms[1].enrolled", equalTo(25))
        .body("arms[1].imputed.proportion", is(0.28));
    assertPublished(answer);
  }

  @Test
  void the_benchmark_comes_to_the_published_response() {
    assertPublished(get(TestClinic.open(), "/v1/insights/benchmarks/murrough-2013"));
  }

  private static void assertPublished(ValidatableResponse answer) {
    answer
        .statusCode(200)
        .body("arms.size()", equalTo(2))
        .body("arms[0].drug", equalTo("ketamine"))
        .body("arms[0].evaluable", equalTo(47))
        .body("arms[0].responders", equalTo(30))
        .body("arms[0].proportion", is(0.638298))
        .body("arms[0].interval.low", is(0.495359))
        .body("arms[0].interval.high", is(0.760338))
        .body("arms[0].interval.level", is(0.95))
        .body("arms[0].interval.method", equalTo("wilson"))
        .body("arms[1].drug", equalTo("midazolam"))
        .body("arms[1].evaluable", equalTo(25))
        .body("arms[1].responders", equalTo(7))
        .body("arms[1].proportion", is(0.28))
        .body("arms[1].interval.low", is(0.142839))
        .body("arms[1].interval.high", is(0.475766))
        .body("comparisons.size()", equalTo(1))
        .body("comparisons[0].of", equalTo("ketamine"))
        .body("comparisons[0].with", equalTo("midazolam"))
        .body("comparisons[0].riskDifference.value", is(0.358298))
        .body("comparisons[0].riskDifference.low", is(0.115902))
        .body("comparisons[0].riskDifference.high", is(0.541893))
        .body("comparisons[0].riskDifference.method", equalTo("newcombe"))
        .body("comparisons[0].numberNeededToTreat", is(2.790974))
        .body("comparisons[0].riskRatio.value", is(2.279635))
        .body("comparisons[0].riskRatio.low", is(1.173051))
        .body("comparisons[0].riskRatio.high", is(4.430102))
        .body("comparisons[0].oddsRatio.value", is(4.537815))
        .body("comparisons[0].oddsRatio.low", is(1.577651))
        .body("comparisons[0].oddsRatio.high", is(13.052172))
        .body("comparisons[0].oddsRatio.method", equalTo("woolf"))
        .body("comparisons[0].oddsRatio.adjusted", equalTo(false))
        .body("comparisons[0].oddsRatio.zeroCell", equalTo(false));
  }

  /** {@code subject,arm,madrs_baseline,madrs_24h,…}. */
  private static void post(TestClinic clinic, String[] patient) {
    var course = TestCourses.course();
    course.put("drug", patient[1]);
    var id = TestCourses.put(clinic, course);
    var baseline = TestCourses.madrs(id);
    baseline.put("value", score(patient[2]));
    baseline.put("effectiveAt", "2026-03-02T14:00:00Z");
    TestCourses.post(clinic, baseline);
    var followUp = TestCourses.madrs(id);
    followUp.put("value", score(patient[3]));
    TestCourses.post(clinic, followUp);
  }

  private static Map<String, Object> score(String cell) {
    return Map.of("quantity", Integer.parseInt(cell), "unit", "{score}");
  }

  private static Matcher<Double> is(double value) {
    return closeTo(value, 1e-9);
  }

  private static ValidatableResponse get(TestClinic clinic, String path) {
    var doubles =
        RestAssuredConfig.config()
            .jsonConfig(
                JsonConfig.jsonConfig().numberReturnType(JsonPathConfig.NumberReturnType.DOUBLE));
    return clinic.given().config(doubles).get(path).then().statusCode(200);
  }
}
