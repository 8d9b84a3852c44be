package health.consilium.observation;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static health.consilium.observation.TestCourses.observation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posting, repeating and reading one observation. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ObservationTest {
  private TestClinic clinic;
  private UUID course;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    course = TestCourses.put(clinic, course());
  }

  @Test
  void a_new_observation_is_stored_at_its_own_address() {
    var madrs = madrs(course);

    post(madrs)
        .statusCode(201)
        .header("Location", endsWith("/v1/observations/" + madrs.get("id")))
        .header("ETag", "\"1\"")
        .header("Cache-Control", "no-store")
        .body("id", equalTo(madrs.get("id")))
        .body("version", equalTo(1))
        .body("value.quantity", equalTo(14))
        .body("value.unit", equalTo("{score}"))
        .body("effectiveAt", equalTo("2026-03-03T15:10:00Z"))
        .body("status", equalTo("final"))
        .body("warnings", equalTo(List.of()));
  }

  @Test
  void what_was_answered_is_what_is_read() {
    var madrs = madrs(course);
    madrs.put("method", "madrs-24hr");
    String answered = post(madrs).extract().asString();

    String read = clinic.given().get("/v1/observations/" + madrs.get("id")).asString();

    assertThat(read).isEqualTo(answered);
  }

  @Test
  void the_same_again_is_answered_by_what_is_stored() {
    var madrs = madrs(course);
    String stored = post(madrs).extract().asString();

    String again = post(madrs).statusCode(200).header("ETag", "\"1\"").extract().asString();

    assertThat(again).isEqualTo(stored);
  }

  @Test
  void the_same_written_otherwise_is_the_same() {
    var madrs = madrs(course);
    post(madrs);
    madrs.put("value", Map.of("quantity", new BigDecimal("14.0"), "unit", "{score}"));
    madrs.put("effectiveAt", "2026-03-03T10:10:00.000-05:00");

    post(madrs).statusCode(200).body("value.quantity", equalTo(14));
  }

  @ParameterizedTest
  @CsvSource({
    "status, preliminary",
    "method, madrs-24hr",
    "effectiveAt, 2026-03-03T15:10:01Z",
  })
  void another_body_under_the_id_is_a_conflict(String field, String value) {
    var madrs = madrs(course);
    post(madrs);
    madrs.put(field, value);

    post(madrs).statusCode(409).body("type", equalTo("/problems/conflict"));
  }

  @Test
  void another_value_under_the_id_is_a_conflict() {
    var madrs = madrs(course);
    post(madrs);
    madrs.put("value", Map.of("quantity", 15, "unit", "{score}"));

    post(madrs).statusCode(409);
  }

  @Test
  void another_course_under_the_id_is_a_conflict() {
    var madrs = madrs(course);
    post(madrs);
    madrs.put("course", TestCourses.put(clinic, course()).toString());

    post(madrs).statusCode(409);
  }

  @Test
  void of_twenty_who_post_the_same_at_once_one_creates_it() throws InterruptedException {
    var madrs = madrs(course);
    Callable<Integer> post = () -> post(madrs).extract().statusCode();

    List<Integer> statuses;
    try (var threads = Executors.newFixedThreadPool(20)) {
      statuses =
          threads.invokeAll(Stream.generate(() -> post).limit(20).toList()).stream()
              .map(java.util.concurrent.Future::resultNow)
              .toList();
    }

    assertThat(statuses).containsOnly(200, 201).containsOnlyOnce(201);
    assertThat(ids("")).containsExactly((String) madrs.get("id"));
  }

  @Test
  void an_unknown_course_takes_no_observations() {
    post(madrs(UUID.randomUUID())).statusCode(404);
  }

  @Test
  void another_clinics_course_takes_no_observations() {
    TestClinic.open().given().body(madrs(course)).post("/v1/observations").then().statusCode(404);

    assertThat(ids("")).isEmpty();
  }

  @Test
  void another_clinics_observation_is_not_there() {
    var madrs = madrs(course);
    post(madrs);

    TestClinic.open()
        .given()
        .get("/v1/observations/" + madrs.get("id"))
        .then()
        .statusCode(404)
        .body("type", equalTo("/problems/not-found"));
  }

  private ValidatableResponse post(Map<String, Object> observation) {
    return clinic.given().body(observation).post("/v1/observations").then();
  }

  private List<String> ids(String query) {
    return TestListing.ids(clinic, "/v1/observations" + query);
  }
}
