package health.consilium.directory;

import static health.consilium.directory.TestEntries.body;
import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.delete;
import static health.consilium.directory.TestEntries.fresh;
import static health.consilium.directory.TestEntries.patch;
import static health.consilium.directory.TestEntries.put;
import static health.consilium.directory.TestEntries.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every collection of the directory does alike. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CollectionLifeTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "organizations",
        "locations",
        "healthcare-services",
        "practitioners",
        "practitioner-roles",
        "networks",
        "insurance-plans",
        "credentials"
      })
  @Retention(RetentionPolicy.RUNTIME)
  @interface OfEachCollection {}

  @OfEachCollection
  void what_is_posted_is_there_for_everyone(String collection) {
    var clinic = TestClinic.open();

    var answer = clinic.given().body(body(clinic, collection)).post("/v1/" + collection);

    answer
        .then()
        .statusCode(201)
        .header("ETag", "\"1\"")
        .header("Cache-Control", "no-store")
        .body("version", is(1))
        .body("active", is(true));
    String path = "/v1/" + collection + "/" + answer.path("id");
    assertThat(answer.header("Location")).endsWith(path);
    assertThat(given().get(path).asString()).isEqualTo(answer.asString());
  }

  @OfEachCollection
  void an_id_may_be_chosen_and_repeating_the_same_put_changes_nothing(String collection) {
    var clinic = TestClinic.open();
    String path = fresh(collection);
    String body = body(clinic, collection);
    clinic.given().body(body).put(path).then().statusCode(201).header("ETag", "\"1\"");

    var again = clinic.given().body(body).put(path);

    again.then().statusCode(200).header("ETag", "\"1\"").body("version", is(1));
    given().get(path + "/versions").then().body("items.version", contains(1));
  }

  @OfEachCollection
  void a_put_replaces_the_version_that_it_names(String collection) {
    var clinic = TestClinic.open();
    String body = body(clinic, collection);
    String path = "/v1/" + collection + "/" + created(clinic, collection, body);

    var answer = put(clinic, path, 1, inactive(body));

    answer.then().statusCode(200).header("ETag", "\"2\"").body("active", is(false));
    assertThat(given().get(path).asString()).isEqualTo(answer.asString());
  }

  @OfEachCollection
  void a_change_needs_the_version_that_it_replaces(String collection) {
    var clinic = TestClinic.open();
    String body = body(clinic, collection);
    String path = "/v1/" + collection + "/" + created(clinic, collection, body);

    refused(clinic.given().body(inactive(body)).put(path), 428, "precondition-required");
    refused(put(clinic, path, 2, inactive(body)), 412, "precondition-failed");
    refused(patch(clinic, path, 2, "{\"active\": false}"), 412, "precondition-failed");
    refused(delete(clinic, path, 2), 412, "precondition-failed");
    refused(clinic.given().delete(path), 428, "precondition-required");
    refused(put(clinic, fresh(collection), 1, body), 412, "precondition-failed");
    given().get(path).then().header("ETag", "\"1\"").body("active", is(true));
  }

  @OfEachCollection
  void a_patch_changes_what_it_names_and_leaves_the_rest(String collection) {
    var clinic = TestClinic.open();
    String path = "/v1/" + collection + "/" + created(clinic, collection);
    var before = given().get(path).jsonPath();

    var answer = patch(clinic, path, 1, "{\"active\": false}");

    answer.then().statusCode(200).header("ETag", "\"2\"").body("active", is(false));
    var expected = before.getMap("");
    expected.put("active", false);
    expected.put("version", 2);
    expected.put("updatedAt", answer.path("updatedAt"));
    assertThat(given().get(path).jsonPath().getMap("")).isEqualTo(expected);
  }

  @OfEachCollection
  void a_patch_that_changes_nothing_makes_no_version(String collection) {
    var clinic = TestClinic.open();
    String path = "/v1/" + collection + "/" + created(clinic, collection);

    patch(clinic, path, 1, "{\"active\": true}").then().statusCode(200).header("ETag", "\"1\"");
  }

  @OfEachCollection
  void an_unknown_member_of_a_patch_is_refused(String collection) {
    var clinic = TestClinic.open();
    String path = "/v1/" + collection + "/" + created(clinic, collection);

    refused(patch(clinic, path, 1, "{\"activ\": false}"), 400, "unknown-field");
    refused(patch(clinic, path, 1, "{\"version\": 7}"), 400, "unknown-field");
    refused(patch(clinic, path, 1, "[1]"), 400, "malformed-body");
    refused(patch(clinic, path, 1, "{\"active\": \"no\"}"), 400, "malformed-body");
    given().get(path).then().header("ETag", "\"1\"");
  }

  @OfEachCollection
  void what_was_deleted_says_by_whom_and_when(String collection) {
    var clinic = TestClinic.open();
    String path = "/v1/" + collection + "/" + created(clinic, collection);

    delete(clinic, path, 1).then().statusCode(204);

    var tombstone = given().get(path);
    refused(tombstone, 410, "gone");
    tombstone
        .then()
        .body("deletedBy", is(clinic.id().toString()))
        .body("deletedAt", notNullValue());
    refused(delete(clinic, path, 1), 410, "gone");
    refused(patch(clinic, path, 1, "{\"active\": false}"), 410, "gone");
  }

  @OfEachCollection
  void a_deleted_id_is_never_used_again(String collection) {
    var clinic = TestClinic.open();
    String body = body(clinic, collection);
    String path = "/v1/" + collection + "/" + created(clinic, collection, body);
    delete(clinic, path, 1).then().statusCode(204);

    var answer = clinic.given().body(body).put(path);

    refused(answer, 410, "gone");
  }

  @OfEachCollection
  void what_was_merged_leads_to_what_stands_for_it(String collection) {
    var clinic = TestClinic.open();
    String duplicate = "/v1/" + collection + "/" + created(clinic, collection);
    String middle = created(clinic, collection);
    String last = created(clinic, collection);

    merge(clinic, duplicate, middle).then().statusCode(204);
    merge(clinic, "/v1/" + collection + "/" + middle, last).then().statusCode(204);

    var moved = given().redirects().follow(false).get(duplicate);
    moved.then().statusCode(301).header("Cache-Control", startsWith("public, max-age="));
    assertThat(moved.header("Location")).endsWith("/v1/" + collection + "/" + middle);
    given().get(duplicate).then().statusCode(200).body("id", is(last));
    given().get(duplicate + "/versions").then().body("items[0].mergedInto", is(middle));
    refused(patch(clinic, duplicate, 1, "{\"active\": false}"), 410, "gone");
  }

  @OfEachCollection
  void only_another_that_is_there_may_stand_for_a_resource(String collection) {
    var clinic = TestClinic.open();
    String id = created(clinic, collection);
    String path = "/v1/" + collection + "/" + id;
    String other =
        collection.equals("networks")
            ? created(clinic, "organizations")
            : created(clinic, "networks");

    for (String successor : List.of(id, other, UUID.randomUUID().toString(), "abc")) {
      var answer = merge(clinic, path, successor);

      refused(answer, 400, "invalid-parameter");
      answer.then().body("errors.parameter", contains("mergedInto"));
    }
    given().get(path).then().statusCode(200).body("version", is(1));
  }

  @OfEachCollection
  void every_version_stays_readable_the_newest_first(String collection) {
    var clinic = TestClinic.open();
    String path = "/v1/" + collection + "/" + created(clinic, collection);
    String first = given().get(path).asString();
    patch(clinic, path, 1, "{\"active\": false}").then().statusCode(200);
    delete(clinic, path, 2).then().statusCode(204);

    var versions = given().get(path + "/versions");

    versions
        .then()
        .statusCode(200)
        .body("items.version", contains(3, 2, 1))
        .body("items.deleted", contains(true, false, false))
        .body("items[0].resource", nullValue())
        .body("items[1].resource.active", equalTo(false))
        .body("items[2].recordedBy", equalTo(clinic.id().toString()));
    var shown = given().get(path + "/versions/1");
    assertThat(shown.asString()).contains(first);
    shown.then().header("ETag", "\"1\"");
    refused(given().get(path + "/versions/4"), 404, "not-found");
  }

  @OfEachCollection
  void versions_come_in_pages(String collection) {
    var clinic = TestClinic.open();
    String path = "/v1/" + collection + "/" + created(clinic, collection);
    patch(clinic, path, 1, "{\"active\": false}").then().statusCode(200);
    patch(clinic, path, 2, "{\"active\": true}").then().statusCode(200);

    var first = given().get(path + "/versions?limit=2");

    first.then().body("items.version", contains(3, 2)).body("page.hasMore", is(true));
    String next = first.header("Link").replaceAll("<(.*)>.*", "$1");
    given()
        .urlEncodingEnabled(false)
        .get(next)
        .then()
        .body("items.version", contains(1))
        .body("page.hasMore", is(false));
  }

  @OfEachCollection
  void what_never_was_has_no_versions(String collection) {
    String path = "/v1/" + collection + "/" + UUID.randomUUID();

    refused(given().get(path + "/versions"), 404, "not-found");
    refused(given().get(path + "/versions/1"), 404, "not-found");
    refused(given().get(path + "/versions/one"), 400, "invalid-parameter");
  }

  private static String inactive(String body) {
    return body.strip().replaceFirst("}$", ", \"active\": false}");
  }

  private static Response merge(TestClinic clinic, String path, String into) {
    return clinic.given().header("If-Match", "\"1\"").queryParam("mergedInto", into).delete(path);
  }
}
