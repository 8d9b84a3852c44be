package health.consilium.platform.http;

import static health.consilium.observation.TestCourses.course;
import static health.consilium.observation.TestCourses.madrs;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.observation.TestCourses;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is held to which policy. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(LowLimits.class)
class RateLimitTest {
  @Test
  void each_answer_tells_the_policy_and_what_is_left() {
    String address = TestAddress.fresh();

    anonymously(address)
        .then()
        .statusCode(200)
        .header("RateLimit-Policy", "\"default\";q=30;w=3600")
        .header("RateLimit", startsWith("\"default\";r=29;t=3"));
    anonymously(address).then().header("RateLimit", startsWith("\"default\";r=28;t=3"));
  }

  @Test
  void whoever_calls_too_often_is_told_when_to_come_again() {
    String address = TestAddress.fresh();
    repeat(LowLimits.QUOTA, () -> anonymously(address));

    var refused = anonymously(address);

    refused
        .then()
        .statusCode(429)
        .contentType("application/problem+json")
        .header("RateLimit", startsWith("\"default\";r=0;t="))
        .body("type", equalTo("/problems/rate-limited"));
    assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3000, 3600);
  }

  @Test
  void addresses_are_counted_apart_and_a_network_of_ipv6_is_one() {
    String address = TestAddress.fresh();
    repeat(LowLimits.QUOTA, () -> anonymously(address));

    assertThat(anonymously(address.replace("::1", "::7:1")).statusCode()).isEqualTo(429);
    assertThat(anonymously(TestAddress.fresh()).statusCode()).isEqualTo(200);
  }

  @Test
  void a_client_is_counted_wherever_it_calls_from_and_its_colleagues_apart() {
    var client = TestClinic.open();
    var colleague = client.another(ClientKind.PERSON);
    repeat(LowLimits.QUOTA, () -> list(client, TestAddress.fresh()));

    assertThat(list(client, TestAddress.fresh()).statusCode()).isEqualTo(429);
    assertThat(list(colleague, TestAddress.fresh()).statusCode()).isEqualTo(200);
  }

  @Test
  void posting_observations_has_a_policy_of_its_own() {
    var client = TestClinic.open();
    var course = TestCourses.put(client, course());
    repeat(LowLimits.QUOTA, () -> list(client, TestAddress.fresh()));

    var posted = repeat(LowLimits.POSTS, () -> post(client, course));

    assertThat(posted).extracting(Response::statusCode).containsOnly(201);
    assertThat(posted.getFirst().header("RateLimit")).startsWith("\"observations\";r=39;");
    assertThat(post(client, course).statusCode()).isEqualTo(429);
  }

  @Test
  void what_is_refused_for_its_rate_has_changed_nothing() {
    var client = TestClinic.open();
    var reader = client.another(ClientKind.SYSTEM);
    var course = TestCourses.put(client, course());
    repeat(LowLimits.POSTS, () -> post(client, course));
    var refused = madrs(course);

    client.given().body(refused).post("/v1/observations").then().statusCode(429);

    reader.given().get("/v1/observations/" + refused.get("id")).then().statusCode(404);
  }

  private static List<Response> repeat(int times, Supplier<Response> request) {
    return Stream.generate(request).limit(times).toList();
  }

  private static Response anonymously(String address) {
    return given().header("X-Forwarded-For", address).get("/v1/instruments");
  }

  private static Response list(TestClinic client, String address) {
    return client.given().header("X-Forwarded-For", address).get("/v1/courses");
  }

  private static Response post(TestClinic client, UUID course) {
    return client.given().body(madrs(course)).post("/v1/observations");
  }
}
