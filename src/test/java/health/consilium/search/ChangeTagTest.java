package health.consilium.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public reads of many resources are answered by 304 while the directory has not changed. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ChangeTagTest {
  private static final String SEARCH = "/v1/providers/search?place=59001&radius=5";

  @Inject Database database;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/organizations",
        "/v1/locations",
        "/v1/healthcare-services",
        "/v1/facets?place=59001&radius=5",
        "/v1/suggest?q=tern",
        SEARCH
      })
  @Retention(RetentionPolicy.RUNTIME)
  @interface OfEachRead {}

  @OfEachRead
  void while_nothing_has_changed_the_answer_is_304(String path) {
    String tag = given().get(path).then().statusCode(200).extract().header("ETag");

    for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag}) {
      revalidated(path, known)
          .then()
          .statusCode(304)
          .header("ETag", tag)
          .header("Cache-Control", startsWith("public, max-age="))
          .body(emptyString());
    }
  }

  @OfEachRead
  void any_change_of_the_directory_makes_another_tag(String path) {
    String tag = given().get(path).header("ETag");
    write();

    var answer = revalidated(path, tag);

    answer.then().statusCode(200);
    assertThat(answer.header("ETag")).isNotEqualTo(tag);
  }

  @OfEachRead
  void who_writes_gets_another_tag_at_once(String path) {
    String tag = given().get(path).header("ETag");
    write();

    assertThat(given().get(path).header("ETag")).isNotEqualTo(tag);
  }

  /** Its number is taken back at the end, and read once more so that nobody remembers it. */
  @OfEachRead
  void what_another_replica_has_written_ends_304_at_once(String path) {
    String tag = revalidated(path, "\"other\"").header("ETag");
    moveCounter(1);
    try {
      revalidated(path, tag).then().statusCode(200);
    } finally {
      moveCounter(-1);
      revalidated(path, tag).then().statusCode(304);
    }
  }

  @Test
  void whose_an_npi_is_is_told_again_only_when_the_directory_has_changed() {
    String path = "/v1/npi/1234567893";
    write();
    String tag = given().get(path).then().statusCode(200).extract().header("ETag");

    revalidated(path, tag).then().statusCode(304).header("ETag", tag);
    write();
    revalidated(path, tag).then().statusCode(200);
  }

  /** They share a reading of the counter, and nothing else. */
  @Test
  void who_asks_while_others_do_is_answered_as_if_alone() throws Exception {
    String tag = given().get(SEARCH).header("ETag");
    Callable<List<Integer>> asking =
        () ->
            Stream.generate(() -> List.of(revalidated(SEARCH, tag), given().get(SEARCH)))
                .limit(100)
                .flatMap(List::stream)
                .map(Response::statusCode)
                .toList();

    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var answers : threads.invokeAll(Collections.nCopies(16, asking))) {
        assertThat(answers.get())
            .isEqualTo(
                Collections.nCopies(100, List.of(304, 200)).stream()
                    .flatMap(List::stream)
                    .toList());
      }
    }
  }

  @Test
  void each_query_has_a_tag_of_its_own() {
    String tag = given().get(SEARCH).header("ETag");

    assertThat(given().get(SEARCH + "&limit=3").header("ETag")).isNotEqualTo(tag);
    assertThat(given().get("/v1/locations").header("ETag"))
        .isNotEqualTo(given().get("/v1/organizations").header("ETag"));
  }

  @Test
  void the_order_of_parameters_does_not_matter() {
    String tag = given().get(SEARCH).header("ETag");

    given().get("/v1/providers/search?radius=5&place=59001").then().header("ETag", is(tag));
  }

  /** Whoever looks for a listing would have to wait for the test. */
  @Test
  void the_search_is_not_run_for_who_has_its_answer() {
    String tag = given().get(SEARCH).header("ETag");

    var answer =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  lockProjection();
                  return revalidated(SEARCH, tag);
                });

    answer.then().statusCode(304);
  }

  @Test
  void a_refused_search_has_no_tag() {
    var answer = given().get("/v1/providers/search?place=nowhere");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.header("ETag")).isNull();
  }

  private static Response revalidated(String path, String tag) {
    return given().header("If-None-Match", tag).get(path);
  }

  private static void write() {
    TestClinic.open()
        .given()
        .body("{\"name\": \"Example Tern (fictional)\", \"npi\": \"1234567893\"}")
        .post("/v1/organizations")
        .then()
        .statusCode(201);
  }

  private void moveCounter(int by) {
    database.update("update directory_counter set change = change + ?", by);
  }

  private void lockProjection() {
    database.call(
        connection -> {
          try (var lock = connection.createStatement()) {
            return lock.execute("lock table location_facet, location_card");
          }
        });
  }
}
