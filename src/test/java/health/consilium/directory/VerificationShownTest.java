package health.consilium.directory;

import static health.consilium.directory.TestEntries.body;
import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.patch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every reader sees of a verification, and what is kept of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class VerificationShownTest {
  @Inject Directory directory;

  @CollectionLifeTest.OfEachCollection
  void nobody_has_verified_what_is_new(String collection) {
    var clinic = TestClinic.open();

    String id = created(clinic, collection, body(clinic, collection));

    given()
        .get("/v1/" + collection + "/" + id)
        .then()
        .header("ETag", "\"1\"")
        .body("verification.status", is("unverified"))
        .body("verification.stale", is(true))
        .body("verification.ageDays", nullValue());
  }

  @Test
  void a_verified_resource_tells_since_when_how_and_until_when() {
    String path = verified(daysAgo(12));

    given()
        .get(path)
        .then()
        .body("verification.status", is("attested"))
        .body("verification.method", is("phone"))
        .body("verification.ageDays", is(12))
        .body("verification.stale", is(false))
        .body("verification.lastVerifiedAt", not(nullValue()))
        .body("verification.nextDueAt", equalTo(midnightIn(90 - 12)));
  }

  @Test
  void it_is_stale_after_90_days() {
    given()
        .get(verified(daysAgo(91)))
        .then()
        .body("verification.stale", is(true))
        .body("verification.ageDays", is(91));
  }

  @Test
  void a_list_tells_the_same() {
    String path = verified(daysAgo(12));
    String organization = given().get(path).path("organization");

    given()
        .get("/v1/locations?organization=" + organization)
        .then()
        .body("items[0].verification", equalTo(given().get(path).path("verification")));
  }

  @Test
  void what_is_kept_of_it_never_ages() {
    String path = verified(daysAgo(12));

    given()
        .get(path + "/versions/1")
        .then()
        .body("resource.verification.status", is("attested"))
        .body("resource.verification.ageDays", nullValue())
        .body("resource.verification.stale", nullValue());
  }

  @Test
  void its_tag_names_the_day_and_still_the_version() {
    String path = verified(daysAgo(12));
    String tag = given().get(path).header("ETag");

    assertThat(tag).isEqualTo("\"1.12\"");
    given().header("If-None-Match", tag).get(path).then().statusCode(304);
    given().header("If-None-Match", "\"1.11\"").get(path).then().statusCode(200);
    TestClinic.network()
        .given()
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", tag)
        .body("{\"name\": \"Renamed\"}")
        .patch(path)
        .then()
        .statusCode(200)
        .header("ETag", "\"2.12\"")
        .body("verification.ageDays", is(12));
  }

  @Test
  void another_version_s_tag_is_refused_whatever_its_day() {
    String path = verified(daysAgo(12));
    var network = TestClinic.network();

    patch(network, path, 2, "{\"name\": \"Renamed\"}").then().statusCode(412);
    network.given().header("If-Match", "\"12.1\"").delete(path).then().statusCode(412);
  }

  @Test
  void nobody_writes_it() {
    var clinic = TestClinic.open();

    clinic
        .given()
        .body("{\"name\": \"Tern\", \"verification\": {\"status\": \"validated\"}}")
        .post("/v1/organizations")
        .then()
        .statusCode(400)
        .body("type", is("/problems/unknown-field"));
  }

  /** The path of a location that was verified then by telephone. */
  private String verified(Instant at) {
    var listing = Fictional.listing();
    var place = listing.location();
    var stamp =
        new Stamp(
            place.id(),
            1,
            place.updatedAt(),
            Verification.of(VerificationStatus.ATTESTED, at, VerificationMethod.PHONE));
    var seattle = new Gazetteer().zip("98101").orElseThrow();
    var verified = NewLocation.of(place, seattle).location(stamp, seattle);
    directory.publish(List.of(new Listing(verified, listing.organization(), listing.services())));
    return "/v1/locations/" + place.id();
  }

  private static Instant daysAgo(int days) {
    return Instant.now().minus(Duration.ofDays(days));
  }

  private static String midnightIn(int days) {
    return Instant.now().plus(Duration.ofDays(days)).toString().substring(0, 10) + "T00:00:00Z";
  }
}
