package health.consilium.directory;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DirectoryResourcesTest {
  private static final Matcher<String> PUBLIC = startsWith("public, max-age=");
  private static final Pattern NEXT = Pattern.compile("(?<=<).+(?=>; rel=\"next\")");

  @Inject Directory directory;

  @Test
  void anyone_reads_an_organization() {
    var listing = published();

    given()
        .get("/v1/organizations/" + listing.organization().id())
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .header("Cache-Control", PUBLIC)
        .body("name", equalTo("Example Heron Ketamine Clinic (fictional)"))
        .body("npi", equalTo("1234567893"))
        .body("website", equalTo("https://example.org/heron"))
        .body("telecom[0].system", equalTo("phone"))
        .body("updatedAt", equalTo("2026-03-02T15:00:00.123456Z"))
        .body("partOf", nullValue());
  }

  @Test
  void anyone_reads_a_location() {
    var listing = published();

    given()
        .get("/v1/locations/" + listing.location().id())
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .header("Cache-Control", PUBLIC)
        .body("organization", equalTo(listing.organization().id().toString()))
        .body("address.postalCode", equalTo("98101"))
        .body("position.precision", equalTo("zip"))
        .body("position.latitude", equalTo(47.611435f))
        .body("timeZone", equalTo("America/Los_Angeles"))
        .body("hours.regular[0].day", equalTo("mon"))
        .body("hours.exceptions", hasSize(0))
        .body("hours.holidays", equalTo("open"))
        .body("hours.regular[0].closes", equalTo("17:30:00"))
        .body("acceptingPatients", equalTo("newpt"));
  }

  @Test
  void anyone_reads_a_service() {
    var listing = published();

    given()
        .get("/v1/healthcare-services/" + listing.services().getFirst().id())
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .header("Cache-Control", PUBLIC)
        .body("locations", equalTo(List.of(listing.location().id().toString())))
        .body("routes", equalTo(List.of("IV", "IM")))
        .body("product", equalTo("racemic-ketamine"))
        .body("indications", equalTo(List.of("MDD", "PTSD")))
        .body("delivery", equalTo("physical"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"organizations", "locations", "healthcare-services"})
  void an_id_that_nobody_has_is_not_found(String collection) {
    given()
        .get("/v1/" + collection + "/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .header("Cache-Control", "no-store")
        .body("type", equalTo("/problems/not-found"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"organizations", "locations", "healthcare-services"})
  void what_is_not_a_uuid_is_refused_by_name(String collection) {
    given()
        .get("/v1/" + collection + "/42")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-parameter"))
        .body("errors[0].parameter", equalTo("id"));
  }

  @Test
  void who_has_the_version_already_is_told_so() {
    var listing = published();

    given()
        .header("If-None-Match", "\"1\"")
        .get("/v1/locations/" + listing.location().id())
        .then()
        .statusCode(304)
        .header("ETag", "\"1\"")
        .header("Cache-Control", PUBLIC);
  }

  @ParameterizedTest
  @ValueSource(strings = {"organizations", "locations", "healthcare-services"})
  void the_pages_of_a_collection_hold_each_entry_once(String collection) {
    var published = Stream.generate(this::published).limit(7).toList();

    var ids = walk("/v1/" + collection + "?limit=3");

    assertThat(ids)
        .doesNotHaveDuplicates()
        .isSorted()
        .containsAll(published.stream().map(listing -> id(collection, listing)).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"locations", "healthcare-services"})
  void an_organizations_own_entries_come_alone(String collection) {
    var organization = Fictional.organization();
    var listings = Stream.generate(() -> Fictional.listing(organization)).limit(5).toList();
    directory.publish(listings);
    published();

    var ids = walk("/v1/" + collection + "?limit=2&organization=" + organization.id());

    assertThat(ids)
        .containsExactlyInAnyOrderElementsOf(
            listings.stream().map(listing -> id(collection, listing)).toList());
  }

  @Test
  void a_page_says_how_far_it_reaches() {
    published();
    published();

    given()
        .get("/v1/organizations?limit=1")
        .then()
        .statusCode(200)
        .header("Cache-Control", PUBLIC)
        .body("items", hasSize(1))
        .body("page.limit", equalTo(1))
        .body("page.hasMore", equalTo(true));
  }

  @Test
  void a_cursor_does_not_continue_another_organizations_locations() {
    var organization = Fictional.organization();
    directory.publish(List.of(Fictional.listing(organization), Fictional.listing(organization)));
    var next = next(given().get("/v1/locations?limit=1&organization=" + organization.id()));
    var other = next.orElseThrow().replace(organization.id().toString(), new UUID(0, 1).toString());

    var answer = given().urlEncodingEnabled(false).get(other);

    answer.then().statusCode(400).body("type", equalTo("/problems/cursor-mismatch"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=101", "limit=ten", "cursor=x", "organization=42"})
  void a_wrong_parameter_is_refused_by_name(String query) {
    given()
        .get("/v1/locations?" + query)
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("invalid-parameter"))
        .body("errors[0].parameter", equalTo(query.replaceAll("=.*", "")));
  }

  private Listing published() {
    var listing = Fictional.listing();
    directory.publish(List.of(listing));
    return listing;
  }

  private static String id(String collection, Listing listing) {
    var id =
        switch (collection) {
          case "organizations" -> listing.organization().id();
          case "locations" -> listing.location().id();
          default -> listing.services().getFirst().id();
        };
    return id.toString();
  }

  /** The ids of all pages, from the first along every link to the next. */
  private static List<String> walk(String first) {
    var ids = new ArrayList<String>();
    var page = Optional.of(first);
    while (page.isPresent()) {
      var answer = given().urlEncodingEnabled(false).get(page.get());
      answer.then().statusCode(200);
      ids.addAll(answer.jsonPath().getList("items.id", String.class));
      page = next(answer);
    }
    return ids;
  }

  private static Optional<String> next(Response answer) {
    return NEXT.matcher(String.valueOf(answer.header("Link")))
        .results()
        .map(MatchResult::group)
        .findFirst();
  }
}
