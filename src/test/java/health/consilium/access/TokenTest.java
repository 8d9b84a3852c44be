package health.consilium.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TokenTest {
  @Inject Clinics clinics;
  @Inject Registrations registrations;

  @Test
  void a_client_gets_a_token_of_five_minutes_with_all_its_scopes() {
    ask(system())
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("token_type", equalTo("Bearer"))
        .body("expires_in", equalTo(300))
        .body(
            "scope", equalTo("directory.write observations.write observations.read insights.read"));
  }

  @Test
  void a_client_may_ask_for_fewer_scopes() {
    form(system(), "client_credentials")
        .formParam("scope", "insights.read")
        .post("/oauth2/token")
        .then()
        .statusCode(200)
        .body("scope", equalTo("insights.read"));
  }

  @Test
  void no_client_gets_a_scope_that_is_not_its_own() {
    form(system(), "client_credentials")
        .formParam("scope", "network.admin")
        .post("/oauth2/token")
        .then()
        .statusCode(400)
        .body("error", equalTo("invalid_scope"));
  }

  @Test
  void another_grant_is_not_supported() {
    form(system(), "password")
        .post("/oauth2/token")
        .then()
        .statusCode(400)
        .body("error", equalTo("unsupported_grant_type"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%00", "a%00b", "A client", "%C3%A9"})
  void a_client_id_that_cannot_be_is_refused(String id) {
    refused(ask(new Credentials(id, "secret", "")).then());
  }

  @Test
  void a_wrong_secret_is_refused() {
    var client = system();
    var wrong = new Credentials(client.clientId(), client.clientSecret() + "x", client.scope());

    refused(ask(wrong).then());
  }

  @Test
  void an_unknown_client_is_refused_alike() {
    refused(ask(new Credentials("nobody", "nothing", "")).then());
  }

  @ParameterizedTest
  @CsvSource({"Bearer x", "Basic", "Basic ####", "Basic bm9jb2xvbg=="})
  void anything_but_basic_credentials_is_refused(String authorization) {
    refused(
        given()
            .header("Authorization", authorization)
            .formParam("grant_type", "client_credentials")
            .post("/oauth2/token")
            .then());
  }

  private Credentials system() {
    return registrations.addTo(clinics.open("A clinic", "WA").id(), ClientKind.SYSTEM);
  }

  private static io.restassured.response.Response ask(Credentials client) {
    return form(client, "client_credentials").post("/oauth2/token");
  }

  private static RequestSpecification form(Credentials client, String grant) {
    return given()
        .auth()
        .preemptive()
        .basic(client.clientId(), client.clientSecret())
        .formParam("grant_type", grant);
  }

  private static void refused(ValidatableResponse answer) {
    answer
        .statusCode(401)
        .header("WWW-Authenticate", not(equalTo(null)))
        .body("error", equalTo("invalid_client"));
  }
}
