package health.consilium.observation;

import static health.consilium.observation.TestBatches.LENIENT;
import static health.consilium.observation.TestBatches.line;
import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.http.LowLimits;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

/** Batches that come too slowly: here each does, since none has any time to. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(LowLimits.class)
class SlowBatchTest {
  private static final int MOST_OF_A_CLINIC = 4;

  @Test
  void a_batch_that_comes_too_slowly_is_refused_stores_nothing_and_makes_room() {
    var clinic = TestClinic.open();
    var observation = madrs(TestCourses.put(clinic, course()));

    for (int i = 0; i <= MOST_OF_A_CLINIC; i++) {
      TestBatches.send(clinic, LENIENT, line(observation))
          .then()
          .statusCode(408)
          .contentType("application/problem+json")
          .body("type", equalTo("/problems/request-timeout"));
    }

    assertThat(TestListing.ids(clinic, "/v1/observations")).isEmpty();
  }
}
