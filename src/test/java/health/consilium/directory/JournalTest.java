package health.consilium.directory;

import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.patch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class JournalTest {
  private static final int WRITERS = 8;

  @Inject Directory directory;
  @Inject Database database;

  @Test
  void of_eight_writers_of_one_version_exactly_one_wins() throws Exception {
    var clinic = TestClinic.open();
    String path = "/v1/organizations/" + created(clinic, "organizations");

    var statuses =
        atOnce(
            writer -> patch(clinic, path, 1, "{\"name\": \"Writer " + writer + "\"}").statusCode());

    assertThat(statuses).containsOnlyOnce(200).hasSize(WRITERS);
    assertThat(statuses.stream().filter(status -> status == 412)).hasSize(WRITERS - 1);
    given().get(path).then().header("ETag", "\"2\"");
  }

  @Test
  void of_eight_writers_who_create_one_id_exactly_one_does() throws Exception {
    var clinic = TestClinic.open();
    String path = TestEntries.fresh("organizations");

    var statuses =
        atOnce(
            writer ->
                clinic
                    .given()
                    .body("{\"name\": \"Writer " + writer + "\"}")
                    .put(path)
                    .statusCode());

    assertThat(statuses).containsOnlyOnce(201);
    assertThat(statuses.stream().filter(status -> status == 428)).hasSize(WRITERS - 1);
  }

  @Test
  void changes_are_numbered_without_gaps_in_the_order_of_their_commits() throws Exception {
    var clinic = TestClinic.open();
    long before = lastChange();

    var seen =
        atOnce(
            writer -> {
              created(clinic, "organizations");
              // once the answer is here, so is everything that was numbered before it
              return changes(before);
            });

    var all = changes(before);
    assertThat(all)
        .isEqualTo(LongStream.rangeClosed(before + 1, before + all.size()).boxed().toList());
    assertThat(all).hasSizeGreaterThanOrEqualTo(WRITERS);
    assertThat(seen).allSatisfy(each -> assertThat(all.subList(0, each.size())).isEqualTo(each));
  }

  @Test
  void a_refused_write_leaves_no_gap() {
    var clinic = TestClinic.open();
    String path = "/v1/organizations/" + created(clinic, "organizations");
    long before = lastChange();

    patch(clinic, path, 9, "{\"active\": false}").then().statusCode(412);
    patch(clinic, path, 1, "{\"active\": false}").then().statusCode(200);

    assertThat(lastChange()).isEqualTo(before + 1);
  }

  @Test
  void what_is_published_has_its_first_version() {
    var listing = Fictional.listing();

    directory.publish(List.of(listing));

    Stream.of(
            "organizations/" + listing.organization().id(),
            "locations/" + listing.location().id(),
            "healthcare-services/" + listing.services().getFirst().id())
        .forEach(
            path -> {
              var version = given().get("/v1/" + path + "/versions/1");
              assertThat(version.<String>path("recordedBy")).isEqualTo("network");
              assertThat(version.asString()).contains(given().get("/v1/" + path).asString());
            });
  }

  private long lastChange() {
    return database.call(
        connection -> {
          try (var select = connection.prepareStatement("select change from directory_counter")) {
            var row = select.executeQuery();
            row.next();
            return row.getLong(1);
          }
        });
  }

  private List<Long> changes(long after) {
    return database.call(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select change from directory_version where change > ? order by change")) {
            select.setLong(1, after);
            var changes = new ArrayList<Long>();
            for (var row = select.executeQuery(); row.next(); ) {
              changes.add(row.getLong(1));
            }
            return changes;
          }
        });
  }

  /** What a writer does; the number tells one from the other. */
  private interface Writer<T> {
    T write(int number);
  }

  private static <T> List<T> atOnce(Writer<T> writer)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      var tasks =
          IntStream.range(0, WRITERS)
              .<Callable<T>>mapToObj(number -> () -> writer.write(number))
              .toList();
      var results = new ArrayList<T>();
      for (Future<T> done : threads.invokeAll(tasks)) {
        results.add(done.get());
      }
      return results;
    }
  }
}
