package health.consilium.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A search shows what the directory says at that moment. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class LiveSearchTest {
  private static final String SERVICE =
      """
      {"organization": "%s", "locations": ["%s"], "delivery": "physical",
       "product": "racemic-ketamine"}
      """;

  private TestClinic clinic;

  @BeforeEach
  void open() {
    clinic = TestClinic.open();
  }

  @Test
  void a_service_is_found_once_it_is_created_and_no_more_once_it_is_deleted() {
    String organization = created("organizations", "{\"name\": \"Example Tern (fictional)\"}");
    String location = created("locations", locationOf(organization, 11.25));
    assertThat(found(11.25)).isEmpty();

    String service = created("healthcare-services", SERVICE.formatted(organization, location));
    assertThat(found(11.25)).containsExactly(location);

    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/healthcare-services/" + service)
        .then()
        .statusCode(204);
    assertThat(found(11.25)).isEmpty();
  }

  @Test
  void an_organization_that_goes_out_of_business_takes_its_locations_along() {
    String organization = created("organizations", "{\"name\": \"Example Tern (fictional)\"}");
    String location = created("locations", locationOf(organization, 21.25));
    created("healthcare-services", SERVICE.formatted(organization, location));
    assertThat(found(21.25)).containsExactly(location);

    clinic
        .given()
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", "\"1\"")
        .body("{\"active\": false}")
        .patch("/v1/organizations/" + organization)
        .then()
        .statusCode(200);

    assertThat(found(21.25)).isEmpty();
  }

  /** South of the equator, where no other test's network lies. */
  private static String locationOf(String organization, double south) {
    return """
        {"organization": "%s", "name": "Tern, harbor", "acceptingPatients": "newpt",
         "address": {"line": "1 Example Street", "city": "Seattle", "state": "WA",
                     "postalCode": "98101"},
         "position": {"latitude": -%s, "longitude": -150, "precision": "rooftop"}}
        """
        .formatted(organization, south);
  }

  private String created(String collection, String body) {
    return clinic
        .given()
        .body(body)
        .post("/v1/" + collection)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static List<String> found(double south) {
    return given()
        .get("/v1/providers/search?near=-" + south + ",-150&radius=5")
        .then()
        .statusCode(200)
        .extract()
        .path("items.location.id");
  }
}
