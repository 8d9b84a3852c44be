package health.consilium.directory;

import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.delete;
import static health.consilium.directory.TestEntries.location;
import static health.consilium.directory.TestEntries.put;
import static health.consilium.directory.TestEntries.refused;
import static health.consilium.directory.TestEntries.refusedAt;
import static health.consilium.directory.TestEntries.service;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On what terms a service is given, and whose credentials speak for its place. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ServiceTermsTest {
  private TestClinic clinic;
  private String organization;
  private String place;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
    organization = created(clinic, "organizations");
    place =
        created(
            clinic,
            "locations",
            location(organization, ", \"accessibility\": [\"pubtrans\", \"adacomp\"]"));
  }

  @Test
  void what_was_written_is_read_again() {
    String plan = created(clinic, "insurance-plans");
    String terms =
        """
        , "category": "outpat", "appointmentRequired": true, "referralRequired": false,
        "ages": {"from": 18}, "plansAccepted": ["%s"], "paymentMethods": ["card", "medicaid"],
        "price": {"from": 450, "to": 600.5, "per": "session"}, "monitoring": ["ecg"],
        "staffing": ["crna"]
        """
            .formatted(plan);

    String id = created(clinic, "healthcare-services", service(organization, place, terms));

    given()
        .get("/v1/healthcare-services/" + id)
        .then()
        .body("category", equalTo("outpat"))
        .body("ages", equalTo(Map.of("from", 18)))
        .body("plansAccepted", equalTo(List.of(plan)))
        .body("paymentMethods", equalTo(List.of("medicaid", "card")))
        .body("price.to", equalTo(600.50f))
        .body("monitoring", equalTo(List.of("ecg")))
        .body("staffing", equalTo(List.of("crna")));
    given()
        .get("/v1/locations/" + place)
        .then()
        .body("accessibility", equalTo(List.of("adacomp", "pubtrans")));
    String path = "/v1/healthcare-services/" + id;
    put(clinic, path, 1, service(organization, place, terms)).then().body("version", equalTo(1));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "plansAccepted": ["0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10"] | /plansAccepted
          "ages": {"from": 65, "to": 18}                            | /ages/to
          "ages": {"from": 121}                                     | /ages/from
          "price": {"from": 10.005, "per": "session"}               | /price/from
          "price": {"from": 10, "to": 9, "per": "session"}          | /price/to
          """)
  void terms_that_break_a_rule_are_refused(String terms, String pointer) {
    var answer =
        clinic
            .given()
            .body(service(organization, place, ", " + terms))
            .post("/v1/healthcare-services");

    refusedAt(answer, pointer, "unprocessable");
  }

  @Test
  void a_plan_stays_while_a_service_accepts_it() {
    String plan = created(clinic, "insurance-plans");
    created(
        clinic,
        "healthcare-services",
        service(organization, place, ", \"plansAccepted\": [\"" + plan + "\"]"));

    refused(delete(clinic, "/v1/insurance-plans/" + plan, 1), 409, "conflict");
  }

  @Test
  void a_practitioner_s_credential_finds_the_place_of_their_role_while_it_holds() {
    String given = created(clinic, "healthcare-services", service(organization, place, ""));
    String practitioner = created(clinic, "practitioners");
    String role =
        "{\"practitioner\": \"%s\", \"services\": [\"%s\"]}".formatted(practitioner, given);
    String credential =
        created(
            clinic,
            "credentials",
            """
            {"subject": "%s", "kind": "society", "code": "askp3", "issuer": "Example Society",
             "status": "active"}
            """
                .formatted(practitioner));
    assertThat(found()).isFalse();

    String filled = created(clinic, "practitioner-roles", role);
    assertThat(found()).isTrue();

    String path = "/v1/credentials/" + credential;
    int version = 1;
    for (String status : List.of("expired", "suspended", "revoked")) {
      change(path, version++, status);
      assertThat(found()).as(status).isFalse();
    }
    change(path, version, "active");
    assertThat(found()).isTrue();
    delete(clinic, "/v1/practitioner-roles/" + filled, 1).then().statusCode(204);
    assertThat(found()).isFalse();
  }

  @Test
  void a_code_of_another_kind_is_refused() {
    String practitioner = created(clinic, "practitioners");
    var answer =
        clinic
            .given()
            .body(TestEntries.credential(practitioner, ", \"code\": \"askp3\""))
            .post("/v1/credentials");

    refusedAt(answer, "/code", "unprocessable");
  }

  private void change(String credential, int version, String status) {
    TestEntries.patch(clinic, credential, version, "{\"status\": \"" + status + "\"}")
        .then()
        .statusCode(200)
        .body("status", equalTo(status));
  }

  private boolean found() {
    List<String> ids =
        given()
            .get("/v1/providers/search?place=98101&radius=1&limit=100&credentials=askp3")
            .then()
            .statusCode(200)
            .extract()
            .path("items.location.id");
    return ids.contains(place);
  }
}
