package health.consilium.insight;

import static io.restassured.RestAssured.get;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BenchmarkTest {
  @Test
  void the_published_studies_are_listed_for_everybody() {
    get("/v1/insights/benchmarks")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(List.of("murrough-2013", "mcinnes-2022")))
        .body("page.hasMore", equalTo(false));
  }

  @Test
  void a_trial_says_what_to_keep_in_mind() {
    get("/v1/insights/benchmarks/murrough-2013")
        .then()
        .body("caveats", hasItem(containsString("73 patients were randomised and 72 analysed")))
        .body("caveats", hasItem(containsString("odds ratio here is crude")))
        .body("comparisons[0].oddsRatio.adjusted", equalTo(false))
        .body("arms[0]", not(hasKey("enrolled")));
  }

  @Test
  void a_cohort_without_control_has_rates_and_no_comparison() {
    get("/v1/insights/benchmarks/mcinnes-2022")
        .then()
        .statusCode(200)
        .body("at", equalTo("end-of-induction"))
        .body("arms[0].enrolled", equalTo(9016))
        .body("arms[0].missing", equalTo(8479))
        .body("arms[0].evaluable", equalTo(537))
        .body("arms[0].responders", equalTo(288))
        .body("arms[0].proportion", equalTo(0.536313f))
        .body("arms[0].remission.count", equalTo(155))
        .body("arms[0].worse.count", equalTo(45))
        .body("comparisons", equalTo(List.of()));
  }

  @Test
  void an_unknown_study_is_not_there() {
    get("/v1/insights/benchmarks/nothing").then().statusCode(404);
  }
}
