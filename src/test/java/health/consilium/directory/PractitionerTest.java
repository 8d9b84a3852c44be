package health.consilium.directory;

import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.delete;
import static health.consilium.directory.TestEntries.npi;
import static health.consilium.directory.TestEntries.organization;
import static health.consilium.directory.TestEntries.practitioner;
import static health.consilium.directory.TestEntries.refused;
import static health.consilium.directory.TestEntries.refusedAt;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Practitioners and their roles, networks and their plans. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PractitionerTest {
  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  @Test
  void a_practitioner_is_found_by_npi() {
    String npi = npi();
    String id = created(clinic, "practitioners", practitioner(npi));

    given()
        .get("/v1/npi/" + npi)
        .then()
        .statusCode(200)
        .body("practitioner.id", is(id))
        .body("organizations", empty());
  }

  @Test
  void organizations_are_found_by_npi() {
    String npi = npi();
    String body = organization("").replace("1234567893", npi);
    String id = created(clinic, "organizations", body);

    given()
        .get("/v1/npi/" + npi)
        .then()
        .statusCode(200)
        .body("organizations.id", contains(id))
        .body("practitioner", nullValue());
  }

  @Test
  void whoever_knows_whose_an_npi_is_gets_304_until_the_directory_changes() {
    String npi = npi();
    created(clinic, "practitioners", practitioner(npi));
    String tag = given().get("/v1/npi/" + npi).header("ETag");

    given().header("If-None-Match", tag).get("/v1/npi/" + npi).then().statusCode(304);
    created(clinic, "networks");
    given()
        .header("If-None-Match", tag)
        .get("/v1/npi/" + npi)
        .then()
        .statusCode(200)
        .header("ETag", not(tag));
    given().header("If-None-Match", tag).get("/v1/npi/" + npi()).then().statusCode(404);
  }

  @Test
  void an_npi_that_nobody_has_is_not_found_and_a_wrong_one_refused() {
    refused(given().get("/v1/npi/" + npi()), 404, "not-found");
    refused(given().get("/v1/npi/1234567890"), 422, "invalid-npi");
  }

  @Test
  void an_npi_is_one_persons_and_no_organizations() {
    String persons = npi();
    String organizations = npi();
    created(clinic, "practitioners", practitioner(persons));
    created(clinic, "organizations", organization("").replace("1234567893", organizations));

    refusedAt(post("practitioners", practitioner(persons)), "/npi", "invalid-npi");
    refusedAt(post("practitioners", practitioner(organizations)), "/npi", "invalid-npi");
    refusedAt(
        post("organizations", organization("").replace("1234567893", persons)),
        "/npi",
        "invalid-npi");
  }

  @Test
  void a_role_needs_something_to_be_about() {
    var answer = post("practitioner-roles", "{\"specialties\": [\"2084P0800X\"]}");

    refusedAt(answer, "/practitioner", "unprocessable");
  }

  @Test
  void a_role_may_be_told_by_its_service_alone() {
    String service = created(clinic, "healthcare-services");

    post("practitioner-roles", "{\"services\": [\"" + service + "\"]}").then().statusCode(201);
  }

  @Test
  void what_a_role_names_must_be_there_and_be_one_organizations() {
    String nobody = UUID.randomUUID().toString();
    String organization = created(clinic, "organizations");
    String elsewhere = created(clinic, "locations");

    refusedAt(
        post("practitioner-roles", role("practitioner", nobody)), "/practitioner", "unprocessable");
    refusedAt(
        post("practitioner-roles", role("organization", nobody)), "/organization", "unprocessable");
    refusedAt(
        post("practitioner-roles", "{\"services\": [\"" + nobody + "\"]}"),
        "/services",
        "unprocessable");
    refusedAt(
        post(
            "practitioner-roles",
            "{\"organization\": \"%s\", \"locations\": [\"%s\"]}"
                .formatted(organization, elsewhere)),
        "/locations",
        "unprocessable");
  }

  @Test
  void the_roles_of_one_practitioner_come_alone() {
    String practitioner = created(clinic, "practitioners");
    String id = created(clinic, "practitioner-roles", role("practitioner", practitioner));
    created(clinic, "practitioner-roles");

    given()
        .get("/v1/practitioner-roles?practitioner=" + practitioner)
        .then()
        .body("items.id", contains(id));
  }

  @Test
  void what_others_name_cannot_go() {
    String practitioner = created(clinic, "practitioners");
    String role = created(clinic, "practitioner-roles", role("practitioner", practitioner));
    String organization = created(clinic, "organizations");
    created(clinic, "credentials", TestEntries.credential(organization, ""));

    refused(delete(clinic, "/v1/practitioners/" + practitioner, 1), 409, "conflict");
    refused(delete(clinic, "/v1/organizations/" + organization, 1), 409, "conflict");
    delete(clinic, "/v1/practitioner-roles/" + role, 1).then().statusCode(204);
    delete(clinic, "/v1/practitioners/" + practitioner, 1).then().statusCode(204);
  }

  @Test
  void an_id_is_one_collections() {
    String id = created(clinic, "networks");

    var answer = clinic.given().body(practitioner(npi())).put("/v1/practitioners/" + id);

    refused(answer, 409, "conflict");
    refused(given().get("/v1/practitioners/" + id), 404, "not-found");
  }

  @Test
  void a_plan_belongs_to_a_network() {
    String nobody = UUID.randomUUID().toString();

    var answer = post("insurance-plans", "{\"network\": \"" + nobody + "\", \"name\": \"A plan\"}");

    refusedAt(answer, "/network", "unprocessable");
  }

  private Response post(String collection, String body) {
    return clinic.given().body(body).post("/v1/" + collection);
  }

  private static String role(String name, String id) {
    return "{\"" + name + "\": \"" + id + "\"}";
  }
}
