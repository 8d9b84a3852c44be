package health.consilium.directory;

import static health.consilium.directory.TestEntries.body;
import static health.consilium.directory.TestEntries.created;
import static health.consilium.directory.TestEntries.refused;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may write what: its keeper and the network, and nobody else. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OwnOrganizationTest {
  @Inject Directory directory;

  static Stream<Arguments> everyWrite() {
    return Stream.of(
            "organizations",
            "locations",
            "healthcare-services",
            "practitioners",
            "practitioner-roles",
            "networks",
            "insurance-plans",
            "credentials")
        .flatMap(
            collection ->
                Stream.of("PUT", "PATCH", "DELETE").map(verb -> Arguments.of(verb, collection)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyWrite")
  void the_keeper_and_the_network_may_write(String verb, String collection) {
    var clinic = TestClinic.open();

    var own = write(clinic.given(), verb, entry(clinic, collection));
    var networks = write(TestClinic.network().given(), verb, entry(clinic, collection));

    assertThat(List.of(own.statusCode(), networks.statusCode())).allMatch(status -> status < 300);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("everyWrite")
  void nobody_else_may_write_and_nothing_is_changed(String verb, String collection) {
    var clinic = TestClinic.open();
    var entry = entry(clinic, collection);
    String before = given().get(entry.path()).asString();

    var foreign = write(TestClinic.open().given(), verb, entry);
    var withoutScope = write(clinic.another(ClientKind.PERSON).given(), verb, entry);
    var withoutToken = write(RestAssured.given().contentType("application/json"), verb, entry);

    refused(foreign, 403, "forbidden");
    refused(withoutScope, 403, "forbidden");
    refused(withoutToken, 401, "unauthenticated");
    assertThat(given().get(entry.path()).asString()).isEqualTo(before);
  }

  @Test
  void nobody_creates_what_would_belong_to_anothers_organization() {
    var clinic = TestClinic.open();
    String organization = created(clinic, "organizations");
    String location = created(clinic, "locations", TestEntries.location(organization, ""));
    var foreign = TestClinic.open();

    refused(
        foreign.given().body(TestEntries.location(organization, "")).post("/v1/locations"),
        403,
        "forbidden");
    refused(
        foreign
            .given()
            .body(TestEntries.service(organization, location, ""))
            .post("/v1/healthcare-services"),
        403,
        "forbidden");
  }

  @Test
  void nobody_moves_a_service_to_anothers_organization() {
    var clinic = TestClinic.open();
    String service = created(clinic, "healthcare-services");
    var other = TestClinic.open();
    String organization = created(other, "organizations");
    String location = created(other, "locations", TestEntries.location(organization, ""));

    var answer =
        TestEntries.put(
            clinic,
            "/v1/healthcare-services/" + service,
            1,
            TestEntries.service(organization, location, ""));

    refused(answer, 403, "forbidden");
  }

  @Test
  void what_the_network_published_is_the_networks() {
    var listing = Fictional.listing();
    directory.publish(List.of(listing));
    var entry = new Written("/v1/organizations/" + listing.organization().id(), "");

    refused(write(TestClinic.open().given(), "PATCH", entry), 403, "forbidden");
    assertThat(write(TestClinic.network().given(), "PATCH", entry).statusCode()).isEqualTo(200);
  }

  /** A resource, and what it was made of. */
  private record Written(String path, String body) {}

  private static Written entry(TestClinic clinic, String collection) {
    String body = body(clinic, collection);
    return new Written("/v1/" + collection + "/" + created(clinic, collection, body), body);
  }

  private static Response write(RequestSpecification request, String verb, Written entry) {
    request.header("If-Match", "\"1\"");
    return switch (verb) {
      case "PUT" ->
          request
              .body(entry.body().strip().replaceFirst("}$", ", \"active\": false}"))
              .put(entry.path());
      case "PATCH" ->
          request
              .contentType("application/merge-patch+json; charset=utf-8")
              .body("{\"active\": false}")
              .patch(entry.path());
      default -> request.delete(entry.path());
    };
  }
}
