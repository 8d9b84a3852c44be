package health.consilium.directory;

import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.delete;
import static health.consilium.directory.TestEntries.patch;
import static health.consilium.directory.TestEntries.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who stands by a resource, and what follows from it for everyone. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AttestationTest {
  @Inject Directory directory;

  @CollectionLifeTest.OfEachCollection
  void its_keeper_stands_by_it_from_now_on(String collection) {
    var clinic = TestClinic.open();
    String path = "/v1/" + collection + "/" + created(clinic, collection);
    String before = given().get(path).asString();

    var answer = attest(clinic.given(), path, "phone");

    answer
        .then()
        .statusCode(201)
        .header("ETag", "\"2\"")
        .body("version", is(2))
        .body("status", is("attested"))
        .body("method", is("phone"))
        .body("attestedBy", is(clinic.id().toString()));
    assertThat(answer.header("Location")).endsWith(path + "/versions/2");
    var now = given().get(path);
    now.then()
        .header("ETag", "\"2.0\"")
        .body("verification.status", is("attested"))
        .body("verification.method", is("phone"))
        .body("verification.ageDays", is(0))
        .body("verification.stale", is(false))
        .body("verification.lastVerifiedAt", equalTo(answer.path("attestedAt")));
    assertThat(content(now.asString())).isEqualTo(content(before));
  }

  @CollectionLifeTest.OfEachCollection
  void nobody_else_may_stand_by_it_and_nothing_is_changed(String collection) {
    var clinic = TestClinic.open();
    String path = "/v1/" + collection + "/" + created(clinic, collection);
    String before = given().get(path).asString();

    var foreign = attest(TestClinic.open().given(), path, "visit");
    var withoutScope = attest(clinic.another(ClientKind.PERSON).given(), path, "visit");
    var withoutToken = attest(RestAssured.given().contentType("application/json"), path, "visit");

    refused(foreign, 403, "forbidden");
    refused(withoutScope, 403, "forbidden");
    refused(withoutToken, 401, "unauthenticated");
    assertThat(given().get(path).asString()).isEqualTo(before);
    given().get(path + "/attestations").then().body("items.size()", is(0));
  }

  @Test
  void what_the_network_makes_sure_of_is_validated() {
    String path = "/v1/locations/" + created(TestClinic.open(), "locations");

    attest(TestClinic.network().given(), path, "visit");

    given()
        .get(path)
        .then()
        .body("verification.status", is("validated"))
        .body("verification.method", is("visit"));
  }

  @Test
  void all_attestations_are_kept_whatever_becomes_of_the_resource() {
    var clinic = TestClinic.open();
    String path = "/v1/organizations/" + created(clinic, "organizations");
    attest(clinic.given(), path, "self");
    attest(TestClinic.network().given(), path, "website");
    patch(clinic, path, 3, "{\"name\": \"Renamed\"}").then().statusCode(200);
    attest(clinic.given(), path, "email");
    delete(clinic, path, 5).then().statusCode(204);

    var first = given().get(path + "/attestations?limit=2");

    first
        .then()
        .statusCode(200)
        .body("items.version", contains(5, 3))
        .body("items.method", contains("email", "website"))
        .body("items.attestedBy", contains(clinic.id().toString(), "network"));
    String next = first.header("Link").replaceAll("^<|>.*$", "");
    given().get(next).then().body("items.version", contains(2)).body("page.hasMore", is(false));
  }

  @Test
  void a_change_of_what_it_says_leaves_its_verification() {
    var clinic = TestClinic.open();
    String path = "/v1/organizations/" + created(clinic, "organizations");
    attest(clinic.given(), path, "self");

    patch(clinic, path, 2, "{\"name\": \"Renamed\"}");

    given().get(path).then().body("version", is(3)).body("verification.status", is("attested"));
  }

  @Test
  void whoever_looked_at_an_older_version_is_told_so() {
    var clinic = TestClinic.open();
    String path = "/v1/locations/" + created(clinic, "locations");
    patch(clinic, path, 1, "{\"name\": \"Renamed\"}");

    refused(
        attest(clinic.given().header("If-Match", "\"1\""), path, "self"),
        412,
        "precondition-failed");

    attest(clinic.given().header("If-Match", "\"2\""), path, "self").then().statusCode(201);
  }

  @Test
  void the_same_attestation_is_made_once_under_its_key() {
    var clinic = TestClinic.open();
    String path = "/v1/locations/" + created(clinic, "locations");
    String key = UUID.randomUUID().toString();

    var first = attest(clinic.given().header("Idempotency-Key", key), path, "self");
    var again = attest(clinic.given().header("Idempotency-Key", key), path, "self");

    again.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertThat(again.asString()).isEqualTo(first.asString());
    given().get(path).then().body("version", is(2));
  }

  @Test
  void what_is_not_there_cannot_be_attested() {
    var clinic = TestClinic.open();
    String path = "/v1/organizations/" + created(clinic, "organizations");
    delete(clinic, path, 1).then().statusCode(204);
    String never = TestEntries.fresh("organizations");

    refused(attest(clinic.given(), path, "self"), 410, "gone");
    refused(attest(clinic.given(), never, "self"), 404, "not-found");
    refused(given().get(never + "/attestations"), 404, "not-found");
  }

  @Test
  void a_search_the_feed_and_every_tag_tell_it_at_once() {
    var network = TestNetwork.in(directory);
    var listing = network.clinic("Tern").at(0.1, 0.1);
    String search =
        "/v1/providers/search?radius=5&verifiedWithinDays=1&near=%s,%s"
            .formatted(
                listing.location().position().latitude(),
                listing.location().position().longitude());
    var before = given().get(search);
    before.then().body("items.size()", is(0));

    attest(TestClinic.network().given(), "/v1/locations/" + listing.location().id(), "phone");

    var after = given().header("If-None-Match", before.header("ETag")).get(search);
    after
        .then()
        .statusCode(200)
        .body("items[0].location.verification.status", is("validated"))
        .body("items[0].location.verification.ageDays", is(0));
    assertThat(lastOfFeed(listing.location().id()))
        .contains("\"status\":\"validated\"")
        .doesNotContain("ageDays");
  }

  private static Response attest(RequestSpecification request, String path, String method) {
    return request.body("{\"method\": \"" + method + "\"}").post(path + "/attestations");
  }

  /** What the changes said of it last. */
  private static String lastOfFeed(UUID id) {
    String found = "";
    long since = 0;
    while (true) {
      var page = given().get("/v1/changes?limit=100&since=" + since);
      for (int i = 0; i < page.<Integer>path("items.size()"); i++) {
        if (id.toString().equals(page.path("items[" + i + "].id"))) {
          found = page.asString();
        }
        since = page.<Integer>path("items[" + i + "].change");
      }
      if (!page.<Boolean>path("page.hasMore")) {
        return found;
      }
    }
  }

  /** All that a resource says beside what the directory says of its version. */
  private static String content(String json) {
    return json.replaceAll("\"version\":\\d+,?|\"updatedAt\":\"[^\"]*\",?", "")
        .replaceAll("\"verification\":\\{[^}]*},?", "");
  }
}
