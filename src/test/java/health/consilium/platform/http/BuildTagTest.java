package health.consilium.platform.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public reads of what ships with the service are answered by 304 until another one is there. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BuildTagTest {
  @Inject QueryTags tags;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/places?q=seattle",
        "/v1/code-systems",
        "/v1/code-systems/routes",
        "/v1/instruments",
        "/v1/instruments/MADRS",
        "/v1/adverse-events/terms",
        "/v1/insights/benchmarks",
        "/v1/insights/benchmarks/murrough-2013"
      })
  @Retention(RetentionPolicy.RUNTIME)
  @interface OfEachRead {}

  @OfEachRead
  void who_has_the_answer_is_told_so(String path) {
    String tag = given().get(path).then().statusCode(200).extract().header("ETag");

    given()
        .header("If-None-Match", tag)
        .get(path)
        .then()
        .statusCode(304)
        .header("ETag", tag)
        .header("Cache-Control", startsWith("public, max-age="))
        .header("Vary", containsString("Accept"))
        .body(emptyString());
  }

  @OfEachRead
  void who_has_another_answer_gets_this_one(String path) {
    String other = given().get("/v1/places?q=portland").header("ETag");

    given().header("If-None-Match", other).get(path).then().statusCode(200);
  }

  @OfEachRead
  void a_change_of_the_directory_does_not_matter(String path) {
    String tag = given().get(path).header("ETag");
    TestClinic.open()
        .given()
        .body("{\"name\": \"Example Tern (fictional)\"}")
        .post("/v1/organizations")
        .then()
        .statusCode(201);

    given().header("If-None-Match", tag).get(path).then().statusCode(304);
  }

  @Test
  void no_tag_outlives_its_day() {
    var morning = at("2026-03-02T00:00:00Z");

    assertThat(morning).isEqualTo(at("2026-03-02T23:59:59Z"));
    assertThat(morning).isNotEqualTo(at("2026-03-01T23:59:59Z"));
  }

  private String at(String now) {
    return new BuildTags(tags, Clock.fixed(Instant.parse(now), ZoneOffset.UTC)).hangsOn();
  }

  @Test
  void what_is_refused_has_no_tag() {
    for (String path : new String[] {"/v1/places", "/v1/code-systems/none", "/v1/instruments/X"}) {
      assertThat(given().get(path).header("ETag")).as(path).isNull();
    }
  }
}
