package health.consilium.intake;

import static health.consilium.intake.NppesText.npi;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RegistrationImportTest {
  private TestClinic admin;

  @BeforeEach
  void open() {
    admin = TestClinic.network();
  }

  @Test
  void registrations_are_taken_over_as_those_of_a_register_are() {
    String person = npi();
    String organization = npi();
    String ended = npi();
    importing(person(ended, "Gone"));

    importing(person(person, "Example") + "\n" + organization(organization, "98101") + end(ended))
        .then()
        .body("format", equalTo("registrations"))
        .body("state", equalTo("completed"))
        .body("providers.created", equalTo(2))
        .body("providers.ended", equalTo(1));

    given().get("/v1/npi/" + person).then().body("practitioner.name.family", equalTo("Example"));
    given()
        .get("/v1/npi/" + organization)
        .then()
        .body("organizations.name", contains("Example Clinic"));
    given().get("/v1/npi/" + ended).then().body("practitioner.active", equalTo(false));
  }

  @Test
  void the_same_lines_again_change_nothing() {
    String file = person(npi(), "Example") + organization(npi(), "98101");
    importing(file);

    importing(file)
        .then()
        .body("providers.unchanged", equalTo(2))
        .body("providers.changed", equalTo(0));
  }

  @Test
  void wrong_lines_are_rejected_with_their_place_and_the_others_taken_over() {
    String good = npi();

    var done =
        importing(
            "not JSON\n"
                + person("1234567890", "Example")
                + organization(npi(), "00000")
                + "{\"kind\":\"person\",\"npi\":\""
                + npi()
                + "\"}\n"
                + "{\"kind\":\"else\"}\n"
                + person(good, "Good"));

    done.then().body("rejected", equalTo(5)).body("taken", equalTo(1));
    assertThat(
            admin
                .given()
                .accept("text/csv")
                .get("/v1/imports/" + done.path("id") + "/rejections")
                .asString()
                .lines())
        .hasSize(6)
        .anyMatch(line -> line.startsWith("2,/npi,"))
        .anyMatch(line -> line.startsWith("3,/address/postalCode,"));
    given().get("/v1/npi/" + good).then().statusCode(200);
  }

  @Test
  void a_last_line_that_is_cut_off_fails_the_file_and_nothing_of_it_is_taken_over() {
    String npi = npi();
    String last = person(npi(), "Cut").strip();

    importing(person(npi, "Whole") + last.substring(0, last.length() - 5))
        .then()
        .body("state", equalTo("failed"))
        .body("fault.line", equalTo(2))
        .body("fault.detail", containsString("cut off"));

    given().get("/v1/npi/" + npi).then().statusCode(404);
  }

  @Test
  void a_last_line_without_its_end_is_taken_over_if_it_is_whole() {
    String npi = npi();

    importing(person(npi, "Last").strip()).then().body("state", equalTo("completed"));

    given().get("/v1/npi/" + npi).then().statusCode(200);
  }

  private Response importing(String file) {
    return TestImports.importing(admin, "application/x-ndjson", file);
  }

  private static String person(String npi, String family) {
    return """
    {"kind":"person","npi":"%s","name":{"given":["Ada"],"family":"%s"},"credentials":["MD"],\
    "specialties":["2084P0800X"],"telecom":[]}
    """
        .formatted(npi, family);
  }

  private static String organization(String npi, String zip) {
    return """
    {"kind":"organization","npi":"%s","name":"Example Clinic","specialties":["261QM0801X"],\
    "address":{"line":"1 Example Street","city":"Seattle","state":"WA","postalCode":"%s"},\
    "telecom":[{"system":"phone","value":"+12065550143"}]}
    """
        .formatted(npi, zip);
  }

  private static String end(String npi) {
    return "{\"kind\":\"ended\",\"npi\":\"" + npi + "\"}\n";
  }
}
