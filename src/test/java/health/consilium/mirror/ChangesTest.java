package health.consilium.mirror;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChangesTest {
  private final ObjectMapper json = new ObjectMapper();

  @TestHTTPResource("/v1/changes")
  URI changes;

  @Test
  void a_resource_s_life_is_told_in_order_its_end_included() {
    var clinic = TestClinic.open();
    long before = last();

    String path = "/v1/organizations/" + Writers.created(clinic);
    Writers.rename(clinic, path, 1, "Renamed").then().statusCode(200);
    clinic.given().header("If-Match", "\"2\"").delete(path).then().statusCode(204);

    page(before, 100)
        .then()
        .header("Cache-Control", "no-store")
        .body("items.collection", contains("organizations", "organizations", "organizations"))
        .body("items.version", contains(1, 2, 3))
        .body("items.deleted", contains(false, false, true))
        .body("items.resource.name", contains("First", "Renamed"))
        .body("page.hasMore", equalTo(false));
  }

  @Test
  void what_stands_for_a_duplicate_is_told_with_its_deletion() {
    var clinic = TestClinic.open();
    String duplicate = Writers.created(clinic);
    String kept = Writers.created(clinic);
    long before = last();

    clinic
        .given()
        .header("If-Match", "\"1\"")
        .queryParam("mergedInto", kept)
        .delete("/v1/organizations/" + duplicate)
        .then()
        .statusCode(204);

    page(before, 100)
        .then()
        .body("items.id", contains(duplicate))
        .body("items.deleted", contains(true))
        .body("items.mergedInto", contains(kept));
  }

  @Test
  void a_refused_change_is_not_told() {
    var clinic = TestClinic.open();
    String path = "/v1/organizations/" + Writers.created(clinic);
    long before = last();

    Writers.rename(clinic, path, 9, "Never").then().statusCode(412);

    page(before, 100).then().body("items", equalTo(List.of()));
  }

  @Test
  void replaying_the_feed_reproduces_the_directory_whoever_writes_meanwhile() throws Exception {
    var copy = Copy.since(last());

    try (var writers = new Writers(TestClinic.open())) {
      while (writers.paths().size() < 6 * Writers.COUNT && !writers.areDone()) {
        copy.follow();
      }
      writers.await();
      copy.follow();

      assertThat(copy.size()).isBetween(Writers.COUNT, writers.paths().size() - 1);
      copy.requireExact(writers.paths());
    }
  }

  @Test
  void an_export_and_the_feed_since_then_reproduce_it_whoever_writes_meanwhile() throws Exception {
    var day = TestExports.nextDay();

    try (var writers = new Writers(TestClinic.open())) {
      while (writers.paths().size() < Writers.COUNT && !writers.areDone()) {
        Thread.onSpinWait();
      }
      TestExports.exporter().take(day, Instant.EPOCH);
      writers.await();
      var copy = Copy.of(day);
      copy.follow();

      copy.requireExact(writers.paths());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "abc", "1.5", "999999999999999999", "9999999999999999999999"})
  void a_change_that_was_never_made_is_refused(String since) {
    given()
        .queryParam("since", since)
        .get("/v1/changes")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("since"));
  }

  @Test
  @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_follower_is_told_of_what_was_and_of_what_is_new_and_goes_on_where_it_was_cut() {
    var clinic = TestClinic.open();
    long before = last();
    String first = Writers.created(clinic);

    try (var follower = new Follower("?since=" + before, Map.of())) {
      assertThat(follower.next().at("/id").asText()).isEqualTo(first);
      String second = Writers.created(clinic);
      assertThat(follower.next().at("/id").asText()).isEqualTo(second);
    }

    try (var follower =
        new Follower("?since=0", Map.of("Last-Event-ID", Long.toString(before + 1)))) {
      assertThat(follower.next().at("/change").asLong()).isEqualTo(before + 2);
    }
  }

  @Test
  void a_follower_of_another_directory_is_refused() {
    given()
        .accept("text/event-stream")
        .queryParam("since", "999999999999999999")
        .get("/v1/changes")
        .then()
        .statusCode(400);
  }

  private static Response page(long since, int limit) {
    return given().queryParam("since", since).queryParam("limit", limit).get("/v1/changes");
  }

  /** The number of the newest change: whoever asks beyond it is refused. */
  private long last() {
    long known = 0;
    while (true) {
      List<Number> numbers = page(known, 100).then().statusCode(200).extract().path("items.change");
      if (numbers.isEmpty()) {
        return known;
      }
      assertThat(numbers.getFirst().longValue()).isGreaterThan(known);
      known = numbers.getLast().longValue();
    }
  }

  /** Reads server-sent events as they come. */
  private final class Follower implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final BufferedReader lines;

    Follower(String query, Map<String, String> headers) {
      var request =
          HttpRequest.newBuilder(URI.create(changes + query)).header("Accept", "text/event-stream");
      headers.forEach(request::header);
      try {
        var answer = client.send(request.build(), BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    JsonNode next() {
      try {
        String line = lines.readLine();
        while (!line.startsWith("data:")) {
          line = lines.readLine();
        }
        return json.readTree(line.substring("data:".length()));
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() {
      client.shutdownNow();
    }
  }
}
