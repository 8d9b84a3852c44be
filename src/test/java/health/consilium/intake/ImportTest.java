package health.consilium.intake;

import static health.consilium.intake.NppesText.npi;
import static health.consilium.intake.TestImports.importing;
import static health.consilium.intake.TestImports.sendUnder;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportTest {
  @TestHTTPResource("/v1/imports")
  URI imports;

  private TestClinic admin;

  @BeforeEach
  void open() {
    admin = TestClinic.network();
  }

  @Test
  void a_person_becomes_a_practitioner_with_a_role() {
    String npi = npi();

    importing(admin, NppesText.file().person(npi)).then().body("providers.created", equalTo(1));

    var practitioner = practitioner(npi);
    practitioner
        .then()
        .body("active", equalTo(true))
        .body("name.given", contains("ADA", "B"))
        .body("name.family", equalTo("EXAMPLE"))
        .body("credentials", contains("M.D."))
        .body("verification.status", equalTo("unverified"));
    given()
        .queryParam("practitioner", practitioner.<String>path("id"))
        .get("/v1/practitioner-roles")
        .then()
        .body("items.specialties", contains(List.of(NppesText.PSYCHIATRY)))
        .body("items.telecom.value", contains(List.of("+12065550143")));
  }

  @Test
  void an_organization_gets_a_location_in_the_middle_of_its_zip() {
    String npi = npi();

    importing(admin, NppesText.file().organization(npi));

    var organization = organization(npi);
    organization
        .then()
        .body("name", equalTo("EXAMPLE CLINIC, LLC"))
        .body("aliases", contains("EXAMPLE"));
    location(organization.path("id"))
        .then()
        .body("items", hasSize(1))
        .body("items.address.line", contains("1 EXAMPLE ST"))
        .body("items.address.postalCode", contains("98101"))
        .body("items.position.precision", contains("zip"))
        .body("items.position.latitude.toString()", containsString("47.6"))
        .body("items.timeZone", contains("America/Los_Angeles"))
        .body("items.telecom.value", contains(List.of("+12065550143")));
  }

  @Test
  void nobody_is_listed_before_somebody_adds_a_service() {
    String npi = npi();
    String name = "Heron " + npi;
    importing(
        admin,
        NppesText.file()
            .person(npi())
            .organization(npi, Map.of("Provider Organization Name (Legal Business Name)", name)));
    assertThat(found(name)).isEmpty();
    String organization = organization(npi).path("id");
    String location = location(organization).path("items[0].id");

    admin
        .given()
        .body(
            """
            {"organization": "%s", "locations": ["%s"], "delivery": "physical",
             "product": "racemic-ketamine"}
            """
                .formatted(organization, location))
        .post("/v1/healthcare-services")
        .then()
        .statusCode(201);

    assertThat(found(name)).containsExactly(location);
  }

  @Test
  void the_same_file_again_changes_nothing() {
    var file = NppesText.file().person(npi()).organization(npi());
    importing(admin, file);
    long before = changes();

    importing(admin, file)
        .then()
        .body("providers.unchanged", equalTo(2))
        .body("providers.created", equalTo(0))
        .body("providers.changed", equalTo(0));

    assertThat(changes()).isEqualTo(before);
  }

  @Test
  void the_same_file_again_under_its_key_is_the_same_import() {
    String file = NppesText.file().person(npi()).toString();
    var first = sendUnder("weekly", admin, file);

    sendUnder("weekly", admin, file)
        .then()
        .statusCode(202)
        .header("Idempotency-Replayed", "true")
        .header("Location", first.header("Location"))
        .body("id", equalTo(first.path("id")));
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(sendUnder("weekly", TestClinic.network(), file).<String>path("id"))
        .isNotEqualTo(first.path("id"));
  }

  @Test
  void another_file_under_the_key_of_one_is_refused_and_nothing_of_it_is_taken_over() {
    String first = sendUnder("weekly", admin, NppesText.file().person(npi()).toString()).path("id");
    String npi = npi();

    sendUnder("weekly", admin, NppesText.file().person(npi).toString())
        .then()
        .statusCode(422)
        .body("errors[0].code", equalTo("unprocessable"));

    given().get("/v1/npi/" + npi).then().statusCode(404);
    admin
        .given()
        .get("/v1/audit?limit=100")
        .then()
        .body(
            "items.findAll { it.client == '%s' && it.action == 'write' }.id"
                .formatted(admin.client()),
            equalTo(List.of(first)));
  }

  @Test
  void a_file_that_failed_leaves_its_key_free() {
    String failed = sendUnder("weekly", admin, "").path("id");

    var anew = sendUnder("weekly", admin, NppesText.file().person(npi()).toString());

    assertThat(anew.statusCode()).isEqualTo(202);
    assertThat(anew.<String>path("id")).isNotEqualTo(failed);
  }

  @Test
  void a_later_file_brings_up_to_date_what_nobody_stands_by_and_keeps_what_else_is_known() {
    String npi = npi();
    importing(admin, NppesText.file().organization(npi));
    String organization = organization(npi).path("id");
    String location = location(organization).path("items[0].id");
    patch("/v1/locations/" + location, "{\"acceptingPatients\": \"newpt\"}");

    importing(
            admin,
            NppesText.file()
                .organization(
                    npi,
                    Map.of(
                        "Provider Business Practice Location Address City Name", "PORTLAND",
                        "Provider Business Practice Location Address State Name", "OR",
                        "Provider Business Practice Location Address Postal Code", "97201")))
        .then()
        .body("providers.changed", equalTo(1));

    location(organization)
        .then()
        .body("items.id", contains(location))
        .body("items.address.state", contains("OR"))
        .body("items.position.latitude.toString()", containsString("45."))
        .body("items.acceptingPatients", contains("newpt"));
  }

  @Test
  void what_a_clinic_keeps_is_left_to_it() {
    var clinic = TestClinic.open();
    String npi = npi();
    clinic
        .given()
        .body(
            """
            {"name": {"given": ["Ada"], "family": "Kept"}, "npi": "%s"}
            """
                .formatted(npi))
        .post("/v1/practitioners")
        .then()
        .statusCode(201);

    importing(admin, NppesText.file().person(npi)).then().body("providers.left", equalTo(1));

    practitioner(npi).then().body("name.family", equalTo("Kept")).body("version", equalTo(1));
  }

  @Test
  void whose_number_has_ended_is_active_no_longer_whoever_keeps_the_entry() {
    String person = npi();
    String organization = npi();
    var clinic = TestClinic.open();
    clinic
        .given()
        .body("{\"name\": \"Kept\", \"npi\": \"" + organization + "\"}")
        .post("/v1/organizations")
        .then()
        .statusCode(201);
    importing(admin, NppesText.file().person(person));

    importing(admin, NppesText.file().ended(person).ended(organization).ended(npi()))
        .then()
        .body("providers.ended", equalTo(2))
        .body("providers.unknown", equalTo(1));

    practitioner(person).then().body("active", equalTo(false));
    organization(organization).then().body("active", equalTo(false));
  }

  @Test
  void a_number_that_was_reactivated_is_taken_over() {
    String npi = npi();
    var dates =
        Map.of("NPI Deactivation Date", "03/02/2025", "NPI Reactivation Date", "04/02/2025");

    importing(admin, NppesText.file().person(npi, dates));

    practitioner(npi).then().body("active", equalTo(true));
  }

  @Test
  void who_has_none_of_the_taxonomies_is_passed_over() {
    String dentist = npi();
    String second = npi();
    var file =
        NppesText.file()
            .person(dentist, Map.of("Healthcare Provider Taxonomy Code_1", NppesText.DENTIST))
            .person(
                second,
                Map.of(
                    "Healthcare Provider Taxonomy Code_1", NppesText.DENTIST,
                    "Healthcare Provider Taxonomy Code_15", NppesText.PSYCHIATRY));

    importing(admin, file).then().body("rows", equalTo(2)).body("relevant", equalTo(1));

    given().get("/v1/npi/" + dentist).then().statusCode(404);
    practitioner(second).then().body("active", equalTo(true));
  }

  @Test
  void wrong_rows_are_rejected_one_by_one_and_the_others_taken_over() {
    String good = npi();
    var file =
        NppesText.file()
            .person("1234567890")
            .person(npi(), Map.of("Provider Last Name (Legal Name)", ""))
            .organization(
                npi(), Map.of("Provider Business Practice Location Address Postal Code", "00000"))
            .organization(
                npi(), Map.of("Provider Business Practice Location Address State Name", "OR"))
            .person(npi(), Map.of("Entity Type Code", "3"))
            .ended("12")
            .row(Map.of("NPI", npi(), "NPI Deactivation Date", "2026-03-02"))
            .person(good);

    var done = importing(admin, file);

    done.then()
        .body("state", equalTo("completed"))
        .body("rejected", equalTo(7))
        .body("relevant", equalTo(1))
        .body("taken", equalTo(1));
    assertThat(rejections(done.path("id")))
        .startsWith("line,column,reason\r\n")
        .contains("2,NPI,must be ten digits whose check digit is right\r\n")
        .contains("3,Provider Last Name (Legal Name),")
        .contains("4,Provider Business Practice Location Address Postal Code,is no ZIP")
        .contains("5,Provider Business Practice Location Address State Name,")
        .contains("6,Entity Type Code,")
        .contains("7,NPI,")
        .contains("8,NPI Deactivation Date,")
        .doesNotContain("\r\n9,");
    practitioner(good).then().body("active", equalTo(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"1\",\"2\"\n",
        "\"1\" x,\"2\"\n",
        "a\"b\n",
        "\"1234567893\",\"1",
        "\"1234567893\",1",
      })
  void a_file_that_is_not_well_formed_fails_with_its_line_and_nothing_of_it_is_taken_over(
      String end) {
    String npi = npi();

    var failed = importing(admin, NppesText.file().person(npi).raw(end));

    failed
        .then()
        .body("state", equalTo("failed"))
        .body("fault.line", equalTo(3))
        .body("fault.detail", notNullValue())
        .body("endedAt", notNullValue())
        .body("taken", equalTo(0));
    given().get("/v1/npi/" + npi).then().statusCode(404);
  }

  @Test
  void a_file_without_a_column_that_is_read_fails_and_says_which() {
    String npi = npi();

    importing(admin, NppesText.without("Entity Type Code", "NPI Reactivation Date").person(npi))
        .then()
        .body("state", equalTo("failed"))
        .body("fault.line", equalTo(1))
        .body("fault.detail", containsString("Entity Type Code, NPI Reactivation Date"));

    given().get("/v1/npi/" + npi).then().statusCode(404);
  }

  @Test
  void an_empty_file_fails() {
    importing(admin, "").then().body("state", equalTo("failed")).body("rows", equalTo(0));
  }

  @Test
  void columns_are_found_by_their_names_in_whatever_order_and_number() {
    String first = npi();
    String second = npi();

    importing(admin, NppesText.reversed().person(first));
    importing(
        admin,
        NppesText.without("Certification Date", "Healthcare Provider Taxonomy Code_15")
            .person(second));

    practitioner(first).then().body("name.family", equalTo("EXAMPLE"));
    practitioner(second).then().body("name.family", equalTo("EXAMPLE"));
  }

  @Test
  void a_file_in_iso_8859_1_is_read_as_it_is_meant() {
    String npi = npi();
    String file =
        NppesText.file().person(npi, Map.of("Provider Last Name (Legal Name)", "PEÑA")).toString();

    importing(admin, file.getBytes(StandardCharsets.ISO_8859_1));

    practitioner(npi).then().body("name.family", equalTo("PEÑA"));
  }

  @Test
  void a_number_that_comes_twice_is_what_its_last_row_says() {
    String npi = npi();

    importing(
        admin,
        NppesText.file()
            .person(npi)
            .person(npi, Map.of("Provider Last Name (Legal Name)", "LAST")));

    practitioner(npi).then().body("name.family", equalTo("LAST"));
  }

  @Test
  void only_the_network_imports() {
    for (var kind : ClientKind.values()) {
      if (kind != ClientKind.ADMIN) {
        var answer = TestImports.send(TestClinic.open(kind), "text/csv", new byte[0]);
        assertThat(answer.statusCode()).isEqualTo(403);
      }
    }
    given().get("/v1/imports").then().statusCode(401);
  }

  @Test
  void imports_are_listed_the_newest_first_and_told_as_they_end() throws Exception {
    var earlier = importing(admin, NppesText.file().person(npi()));
    var later = importing(admin, NppesText.file().person(npi()));

    admin
        .given()
        .get("/v1/imports?limit=2")
        .then()
        .body("items.id", contains(later.<String>path("id"), earlier.<String>path("id")));
    String told = followed(later.path("id"));
    assertThat(told).contains("event:import").contains("\"state\":\"completed\"");
  }

  @Test
  void an_import_that_never_was_is_not_found() {
    String path = "/v1/imports/3b0f3c5e-1f1a-4c8e-9a64-0f5a1e2d3c4b";

    admin.given().get(path).then().statusCode(404);
    admin.given().get(path + "/rejections").then().statusCode(404);
  }

  /** All that is told of it, until it has ended. */
  private String followed(String id) throws Exception {
    var request =
        HttpRequest.newBuilder(imports.resolve(imports.getPath() + "/" + id))
            .header("Authorization", "Bearer " + admin.token())
            .header("Accept", "text/event-stream")
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  private static Response practitioner(String npi) {
    return held(npi, "practitioner.id", "practitioners");
  }

  private static Response organization(String npi) {
    return held(npi, "organizations[0].id", "organizations");
  }

  private static Response held(String npi, String holder, String collection) {
    String id = given().get("/v1/npi/" + npi).then().extract().path(holder);
    assertThat(id).as("the holder of " + npi).isNotNull();
    return given().get("/v1/" + collection + "/" + id);
  }

  private static Response location(String organization) {
    return given().queryParam("organization", organization).get("/v1/locations");
  }

  private static List<String> found(String name) {
    return given()
        .queryParam("near", "47.61,-122.33")
        .queryParam("q", name)
        .get("/v1/providers/search")
        .then()
        .statusCode(200)
        .extract()
        .path("items.location.id");
  }

  private void patch(String path, String body) {
    admin
        .given()
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", "\"1\"")
        .body(body)
        .patch(path)
        .then()
        .statusCode(200);
  }

  private String rejections(String id) {
    return admin
        .given()
        .accept("text/csv")
        .get("/v1/imports/" + id + "/rejections")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  /** The number of the newest change. */
  private static long changes() {
    long known = 0;
    while (true) {
      List<Number> page =
          given()
              .queryParam("since", known)
              .queryParam("limit", 100)
              .get("/v1/changes")
              .path("items.change");
      if (page.isEmpty()) {
        return known;
      }
      known = page.getLast().longValue();
    }
  }
}
