package health.consilium.directory;

import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.delete;
import static health.consilium.directory.TestEntries.location;
import static health.consilium.directory.TestEntries.organization;
import static health.consilium.directory.TestEntries.patch;
import static health.consilium.directory.TestEntries.put;
import static health.consilium.directory.TestEntries.refused;
import static health.consilium.directory.TestEntries.refusedAt;
import static health.consilium.directory.TestEntries.service;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of what a clinic writes of its organizations, locations and services. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CollectionRulesTest {
  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  @Test
  void an_organization_has_nothing_but_its_name_unless_told() {
    var answer = post("organizations", "{\"name\": \"Example Tern (fictional)\"}");

    answer
        .then()
        .statusCode(201)
        .body("active", is(true))
        .body("aliases", empty())
        .body("identifiers", empty())
        .body("telecom", empty())
        .body("npi", nullValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/npi        | invalid-npi   | , \"npi\": \"1234567890\"",
        "/website    | unprocessable | , \"website\": \"http://example.org\"",
        "/aliases    | unprocessable | , \"aliases\": [\" \"]",
        "/partOf     | unprocessable | , \"partOf\": \"6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11\"",
        "/telecom/0/value | unprocessable | , \"telecom\": [{\"system\": \"fax\", \"value\": \"1\"}]",
      })
  void a_broken_rule_of_an_organization_is_named(String pointer, String code, String more) {
    var answer = post("organizations", "{\"name\": \"Example Tern (fictional)\"" + more + "}");

    refusedAt(answer, pointer, code);
  }

  @Test
  void an_entry_of_a_list_must_not_be_null() {
    var answer = post("organizations", "{\"name\": \"Example Tern\", \"aliases\": [null]}");

    refused(answer, 400, "malformed-body");
  }

  @Test
  void no_organization_is_part_of_itself_however_long_the_way_around() {
    String top = created(clinic, "organizations");
    String middle = created(clinic, "organizations", organization(partOf(top)));
    String bottom = created(clinic, "organizations", organization(partOf(middle)));

    var around = put(clinic, "/v1/organizations/" + top, 1, organization(partOf(bottom)));
    var itself = put(clinic, "/v1/organizations/" + top, 1, organization(partOf(top)));

    refusedAt(around, "/partOf", "unprocessable");
    refusedAt(itself, "/partOf", "unprocessable");
  }

  @Test
  void a_location_stands_in_the_middle_of_its_zip_unless_told() {
    String organization = created(clinic, "organizations");

    var answer = post("locations", location(organization, ""));

    answer
        .then()
        .statusCode(201)
        .body("position.precision", equalTo("zip"))
        .body("position.latitude", equalTo(47.6109f))
        .body("timeZone", equalTo("America/Los_Angeles"));
  }

  @Test
  void a_location_stays_where_it_is_told_to_stand() {
    String organization = created(clinic, "organizations");
    String position =
        """
        , "position": {"latitude": 47.6, "longitude": -122.3, "precision": "rooftop"},
          "timeZone": "America/Denver"
        """;
    String id = created(clinic, "locations", location(organization, position));

    var answer = patch(clinic, "/v1/locations/" + id, 1, "{\"name\": \"Heron, harbor\"}");

    answer
        .then()
        .statusCode(200)
        .body("position.latitude", equalTo(47.6f))
        .body("position.precision", equalTo("rooftop"))
        .body("timeZone", equalTo("America/Denver"));
  }

  @Test
  void a_location_that_moves_takes_position_and_time_zone_of_its_new_zip() {
    String id = created(clinic, "locations");
    String address =
        """
        {"address": {"line": "2 Example Street", "city": "New York", "state": "NY",
                     "postalCode": "10001"}}
        """;

    var answer = patch(clinic, "/v1/locations/" + id, 1, address);

    answer
        .then()
        .statusCode(200)
        .body("position.precision", equalTo("zip"))
        .body("position.longitude", equalTo(-73.99729f))
        .body("timeZone", equalTo("America/New_York"));
  }

  @ParameterizedTest
  @CsvSource({"98101, OR, /address/state", "00000, WA, /address/postalCode"})
  void an_address_is_in_a_zip_of_its_state(String zip, String state, String pointer) {
    String organization = created(clinic, "organizations");
    String body =
        location(organization, "").replace("98101", zip).replace("\"WA\"", "\"" + state + "\"");

    refusedAt(post("locations", body), pointer, "unprocessable");
  }

  @Test
  void what_belongs_to_nothing_is_refused() {
    String nobody = UUID.randomUUID().toString();
    String organization = created(clinic, "organizations");
    String elsewhere = created(clinic, "locations");

    refusedAt(post("locations", location(nobody, "")), "/organization", "unprocessable");
    refusedAt(
        post("healthcare-services", service(nobody, nobody, "")), "/organization", "unprocessable");
    refusedAt(
        post("healthcare-services", service(organization, nobody, "")),
        "/locations",
        "unprocessable");
    refusedAt(
        post("healthcare-services", service(organization, elsewhere, "")),
        "/locations",
        "unprocessable");
  }

  @Test
  void a_location_stays_with_its_organization() {
    String id = created(clinic, "locations");
    String other = created(clinic, "organizations");

    var answer = patch(clinic, "/v1/locations/" + id, 1, "{\"organization\": \"" + other + "\"}");

    refusedAt(answer, "/organization", "unprocessable");
  }

  @Test
  void esketamine_needs_its_certificate_in_a_patch_too() {
    String id = created(clinic, "healthcare-services");

    var answer = patch(clinic, "/v1/healthcare-services/" + id, 1, "{\"product\": \"esketamine\"}");

    refusedAt(answer, "/remsCertified", "unprocessable");
  }

  @Test
  void a_patch_removes_by_null_and_replaces_arrays_whole() {
    String more =
        ", \"aliases\": [\"Heron\", \"Blue Heron\"], \"website\": \"https://example.org\"";
    String id = created(clinic, "organizations", organization(more));

    var answer =
        patch(
            clinic,
            "/v1/organizations/" + id,
            1,
            "{\"website\": null, \"npi\": null, \"aliases\": [\"Egret\"]}");

    answer
        .then()
        .statusCode(200)
        .body("website", nullValue())
        .body("npi", nullValue())
        .body("aliases", contains("Egret"));
  }

  @Test
  void a_patch_cannot_remove_what_must_be_there() {
    String id = created(clinic, "organizations");

    var answer = patch(clinic, "/v1/organizations/" + id, 1, "{\"name\": null}");

    refused(answer, 400, "malformed-body");
    answer.then().body("errors[0].pointer", is("/name"));
  }

  @Test
  void an_organization_goes_last() {
    String organization = created(clinic, "organizations");
    String location = created(clinic, "locations", location(organization, ""));
    String service = created(clinic, "healthcare-services", service(organization, location, ""));

    refused(delete(clinic, "/v1/organizations/" + organization, 1), 409, "conflict");
    refused(delete(clinic, "/v1/locations/" + location, 1), 409, "conflict");
    delete(clinic, "/v1/healthcare-services/" + service, 1).then().statusCode(204);
    refused(delete(clinic, "/v1/organizations/" + organization, 1), 409, "conflict");
    delete(clinic, "/v1/locations/" + location, 1).then().statusCode(204);
    delete(clinic, "/v1/organizations/" + organization, 1).then().statusCode(204);
  }

  @Test
  void an_organization_with_parts_cannot_go() {
    String top = created(clinic, "organizations");
    created(clinic, "organizations", organization(partOf(top)));

    refused(delete(clinic, "/v1/organizations/" + top, 1), 409, "conflict");
    given().get("/v1/organizations/" + top).then().statusCode(200);
  }

  private Response post(String collection, String body) {
    return clinic.given().body(body).post("/v1/" + collection);
  }

  private static String partOf(String organization) {
    return ", \"partOf\": \"" + organization + "\"";
  }
}
