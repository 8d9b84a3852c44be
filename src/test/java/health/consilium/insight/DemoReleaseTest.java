package health.consilium.insight;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.TestClinic;
import health.consilium.observation.Demonstration;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the demonstration shows of its synthetic patients from its first start. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(Demonstration.class)
class DemoReleaseTest {
  private TestClinic reader;

  @BeforeEach
  void open() {
    reader = TestClinic.open();
  }

  @Test
  void there_is_a_release_of_the_founders_and_one_of_all() {
    reader
        .given()
        .get("/v1/insights/releases")
        .then()
        .statusCode(200)
        .body("items.number", equalTo(List.of(2, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "instrument=MADRS&at=PT24H&indication=MDD&drug=ketamine&route=IV, 240, 135, 1",
    "instrument=MADRS&at=PT24H&indication=MDD&drug=ketamine&route=IV&sex=female, 130, 70, 1",
    "instrument=PHQ9&at=end-of-induction&indication=MDD&drug=ketamine&route=IV, 240, 125, 1",
    "instrument=MADRS&at=end-of-induction&indication=MDD&drug=esketamine&route=IN, 70, 30, 1",
    "instrument=PCL5&at=P28D&indication=PTSD&drug=ketamine&route=IM, 115, 75, 2"
  })
  void some_cells_are_shown(String query, int evaluable, int responders, int since) {
    cell(query)
        .body("cell.shown.evaluable", equalTo(evaluable))
        .body("cell.shown.responders", equalTo(responders))
        .body("cell.shown.since", equalTo(since))
        .body("cell", not(hasKey("hidden")));
  }

  @ParameterizedTest
  @CsvSource({
    "instrument=YBOCS&at=P7D&indication=OCD&drug=ketamine&route=IM, MIN_PATIENTS",
    "instrument=MADRS&at=PT24H&indication=BIPOLAR_DEPRESSION&drug=ketamine&route=IV, MIN_CLINICS",
    "instrument=PAIN_NRS&at=P7D&indication=CRPS&drug=ketamine&route=IV, DOMINANCE",
    "instrument=PCL5&at=P28D&indication=PTSD&drug=ketamine&route=IM&sex=female, COMPLEMENTARY",
    "instrument=PAIN_NRS&at=P7D&indication=FIBROMYALGIA&drug=ketamine&route=IV, DELTA"
  })
  void others_are_hidden_for_each_reason_there_is(String query, String reason) {
    cell(query).body("cell.hidden.reason", equalTo(reason)).body("cell", not(hasKey("shown")));
  }

  private ValidatableResponse cell(String query) {
    return reader.given().get("/v1/insights/latest/response?" + query).then().statusCode(200);
  }
}
