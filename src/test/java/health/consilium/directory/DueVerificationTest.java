package health.consilium.directory;

import static health.consilium.directory.TestEntries.body;
import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.patch;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is to be verified soon. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DueVerificationTest {
  @CollectionLifeTest.OfEachCollection
  void what_nobody_stands_by_is_due_at_once_and_no_longer_when_somebody_does(String collection) {
    var clinic = TestClinic.open();
    String id = created(clinic, collection, body(clinic, collection));

    due(clinic, "&within=P0D&collection=" + collection)
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("items.id", hasItem(id))
        .body("items[0].collection", is(collection))
        .body("items[0].keeper", is(clinic.id().toString()))
        .body("items[0].verification.status", is("unverified"));

    attest(clinic, collection, id);
    due(clinic, "&collection=" + collection).then().body("items.id", not(hasItem(id)));
    due(clinic, "&within=P90D&collection=" + collection)
        .then()
        .body("items.id", hasItem(id))
        .body("items[-1].version", is(2))
        .body("items[-1].verification.status", is("attested"))
        .body("items[-1].verification.ageDays", is(0));
  }

  @Test
  void the_longest_unverified_comes_first_whatever_its_kind() {
    var clinic = TestClinic.open();
    var verified = new ArrayList<String>();
    for (String collection : List.of("practitioners", "networks", "organizations")) {
      String id = created(clinic, collection);
      attest(clinic, collection, id);
      verified.add(id);
    }
    var unverified =
        Stream.of("organizations", "practitioners", "networks", "organizations")
            .map(collection -> created(clinic, collection))
            .sorted()
            .toList();

    var walked = walk(clinic, 2);

    assertThat(walked.subList(0, 4)).isEqualTo(unverified);
    assertThat(walked.subList(4, 7)).isEqualTo(verified);
  }

  @Test
  void a_verification_while_somebody_pages_moves_its_own_resource_only() {
    var clinic = TestClinic.open();
    var ids = Stream.generate(() -> created(clinic, "organizations")).limit(6).sorted().toList();
    var first = due(clinic, "&within=P0D&limit=2");

    attest(clinic, "organizations", ids.get(0));
    attest(clinic, "organizations", ids.get(3));

    var rest = new ArrayList<String>(first.<List<String>>path("items.id"));
    follow(first, rest);
    assertThat(rest).containsExactly(ids.get(0), ids.get(1), ids.get(2), ids.get(4), ids.get(5));
  }

  @Test
  void what_is_not_shown_is_not_due() {
    var clinic = TestClinic.open();
    String id = created(clinic, "organizations");
    String network = created(clinic, "networks");

    patch(clinic, "/v1/organizations/" + id, 1, "{\"active\": false}").then().statusCode(200);
    patch(clinic, "/v1/networks/" + network, 1, "{\"active\": false}").then().statusCode(200);

    due(clinic, "").then().body("items.size()", is(0));
  }

  @Test
  void each_keeper_has_its_own() {
    var clinic = TestClinic.open();
    String id = created(clinic, "locations");
    created(TestClinic.network(), "networks");
    String ofNobodyElse = given().get("/v1/locations/" + id).path("organization");

    due(clinic, "&collection=locations").then().body("items.id", contains(id));
    due(clinic, "&collection=organizations").then().body("items.id", contains(ofNobodyElse));
    due(TestClinic.open(), "").then().body("items.size()", is(0));
    given()
        .get("/v1/verifications/due?keeper=network&limit=1")
        .then()
        .body("items.keeper", contains("network"));
  }

  @Test
  void what_the_network_writes_for_a_clinic_is_the_clinics_to_verify() {
    var clinic = TestClinic.open();
    String practitioner = created(clinic, "practitioners");

    String id =
        created(TestClinic.network(), "credentials", TestEntries.credential(practitioner, ""));

    due(clinic, "&collection=credentials").then().body("items.id", contains(id));
  }

  @ParameterizedTest
  @CsvSource({
    "within, P91D",
    "within, -P1D",
    "within, P1M",
    "within, PT12H",
    "within, fortnight",
    "collection, clinics",
    "keeper, nobody",
    "limit, 0",
    "cursor, abc"
  })
  void a_wrong_parameter_is_named(String parameter, String value) {
    given()
        .queryParam(parameter, value)
        .get("/v1/verifications/due")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains(parameter));
  }

  private static Response due(TestClinic keeper, String more) {
    return given().get("/v1/verifications/due?keeper=" + keeper.id() + more);
  }

  private static List<String> walk(TestClinic keeper, int limit) {
    var first = due(keeper, "&within=P90D&limit=" + limit);
    var ids = new ArrayList<String>(first.<List<String>>path("items.id"));
    follow(first, ids);
    return ids;
  }

  private static void follow(Response page, List<String> ids) {
    var at = page;
    while (at.header("Link") != null) {
      at = given().urlEncodingEnabled(false).get(at.header("Link").replaceAll("^<|>.*$", ""));
      ids.addAll(at.<List<String>>path("items.id"));
    }
  }

  private static void attest(TestClinic clinic, String collection, String id) {
    clinic
        .given()
        .body("{\"method\": \"self\"}")
        .post("/v1/" + collection + "/" + id + "/attestations")
        .then()
        .statusCode(201);
  }
}
