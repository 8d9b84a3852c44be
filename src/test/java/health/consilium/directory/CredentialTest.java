package health.consilium.directory;

import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.credential;
import static health.consilium.directory.TestEntries.organization;
import static health.consilium.directory.TestEntries.patch;
import static health.consilium.directory.TestEntries.refused;
import static health.consilium.directory.TestEntries.refusedAt;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CredentialTest {
  /** Its check digit is right: 1 + 3 + 5 + 2 * (2 + 4 + 6) = 33. */
  private static final String DEA = "AB1234563";

  private TestClinic clinic;
  private String subject;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    subject = created(clinic, "practitioners");
  }

  @Test
  void a_dea_number_is_kept_nowhere() throws SQLException {
    var answer = post(dea(DEA));

    answer.then().statusCode(201).body("number", nullValue()).body("kind", is("dea"));
    String path = "/v1/credentials/" + answer.path("id");
    assertThat(answer.asString()).doesNotContain(DEA);
    assertThat(given().get(path).asString()).doesNotContain(DEA);
    assertThat(given().get(path + "/versions").asString()).doesNotContain(DEA);
    assertThat(stored()).isNotEmpty().doesNotContain(DEA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AB1234564", "1B1234563", "AB123456", "ab1234563"})
  void a_wrong_dea_number_is_refused_and_not_repeated(String number) {
    var answer = post(dea(number));

    refusedAt(answer, "/deaNumber", "unprocessable");
    assertThat(answer.asString()).doesNotContain(number);
  }

  @Test
  void a_dea_number_has_no_other_place() {
    refusedAt(post(dea(DEA).replace("deaNumber", "number")), "/number", "unprocessable");
    refusedAt(
        post(credential(subject, ", \"deaNumber\": \"" + DEA + "\"")),
        "/deaNumber",
        "unprocessable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "urn:oid:2.16.840.1.113883.4.814",
        "http://terminology.hl7.org/NamingSystem/USDEANumber",
        "https://dea.gov/registrants",
        "https://www.deadiversion.usdoj.gov",
        "urn:example:dea-number",
        "DEA"
      })
  void it_is_nobodys_identifier_either(String system) {
    String identifiers =
        ", \"identifiers\": [{\"system\": \"%s\", \"value\": \"%s\"}]".formatted(system, DEA);

    var answer = clinic.given().body(organization(identifiers)).post("/v1/organizations");

    refusedAt(answer, "/identifiers/0/system", "unprocessable");
    assertThat(answer.asString()).doesNotContain(DEA);
  }

  @Test
  void a_registration_has_no_number_among_what_others_call_it() {
    String identifiers =
        ", \"identifiers\": [{\"system\": \"urn:example:any\", \"value\": \"" + DEA + "\"}]";

    var answer = post(credential(subject, identifiers).replace("\"board\"", "\"dea\""));

    refusedAt(answer, "/identifiers", "unprocessable");
    assertThat(answer.asString()).doesNotContain(DEA);
    post(credential(
            subject, ", \"identifiers\": [{\"system\": \"urn:idea:deans\", \"value\": \"1\"}]"))
        .then()
        .statusCode(201);
  }

  @Test
  void a_licence_is_of_a_state() {
    var answer = post(credential(subject, "").replace("board\"", "state-licence\""));

    refusedAt(answer, "/state", "unprocessable");
  }

  @Test
  void a_period_ends_after_it_begins() {
    var answer =
        post(
            credential(
                subject, ", \"period\": {\"start\": \"2026-03-02\", \"end\": \"2026-03-01\"}"));

    refusedAt(answer, "/period/end", "unprocessable");
  }

  @Test
  void nobody_has_a_credential_who_is_not_there() {
    refusedAt(post(credential(UUID.randomUUID().toString(), "")), "/subject", "unprocessable");
  }

  @Test
  void only_the_network_verifies() {
    String verified = "{\"verifiedOn\": \"2026-03-02\"}";
    String path = "/v1/credentials/" + created(clinic, "credentials", credential(subject, ""));

    refused(patch(clinic, path, 1, verified), 403, "forbidden");
    patch(TestClinic.network(), path, 1, verified)
        .then()
        .statusCode(200)
        .body("verifiedOn", is("2026-03-02"));
  }

  @Test
  void what_was_verified_stays_so_only_while_it_says_the_same() {
    String path = "/v1/credentials/" + created(clinic, "credentials", credential(subject, ""));
    patch(TestClinic.network(), path, 1, "{\"verifiedOn\": \"2026-03-02\"}").then().statusCode(200);

    var expired = patch(clinic, path, 2, "{\"status\": \"expired\"}");
    var renumbered = patch(clinic, path, 3, "{\"number\": \"42\"}");
    var selfAsserted = patch(clinic, path, 3, "{\"number\": \"42\", \"verifiedOn\": null}");

    expired.then().statusCode(200).body("verifiedOn", is("2026-03-02"));
    refused(renumbered, 403, "forbidden");
    selfAsserted.then().statusCode(200).body("verifiedOn", nullValue());
  }

  private Response post(String body) {
    return clinic.given().header("Idempotency-Key", "a-1").body(body).post("/v1/credentials");
  }

  private String dea(String number) {
    return credential(subject, ", \"state\": \"WA\", \"deaNumber\": \"" + number + "\"")
        .replace("\"board\"", "\"dea\"");
  }

  /** Every text that the database holds of the clinic's writing. */
  private String stored() throws SQLException {
    try (var superuser = TestConnection.superuser();
        var select =
            superuser.prepareStatement(
                """
                select string_agg(version::text, ' ') || (
                  select string_agg(entry::text, ' ') from directory_entry as entry) || (
                  select string_agg(idempotency::text, ' ') from idempotency)
                from directory_version as version where client = ?
                """)) {
      select.setString(1, clinic.client());
      var row = select.executeQuery();
      row.next();
      return row.getString(1);
    }
  }
}
