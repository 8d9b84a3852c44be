package health.consilium.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens of an issuer that configuration names, by issuer, audience and JWKS. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(ExternalIssuerTest.Configured.class)
class ExternalIssuerTest {
  private static final TestIssuer ISSUER = new TestIssuer();

  /** Without a pause between two readings of its keys, so that a test need not wait. */
  public static class Configured implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "consilium.issuer",
          TestIssuer.NAME,
          "mp.jwt.verify.publickey.location",
          ISSUER.location().toString(),
          "consilium.jwks.pause",
          "PT0S");
    }
  }

  /** What is done to a good token. */
  record Attack(String name, UnaryOperator<ForgedToken> forge) {
    @Override
    public String toString() {
      return name;
    }
  }

  @Inject Clinics clinics;
  @Inject TokenKey ownKey;

  private final String client = "clinic-software-" + UUID.randomUUID();
  private UUID clinic;
  private UUID registered;

  @BeforeEach
  void join() throws GeneralSecurityException {
    clinic = clinics.open("A clinic", "WA").id();
    registered =
        UUID.fromString(
            admin()
                .body(Map.of("clientId", client, "kind", "system"))
                .post("/v1/clinics/" + clinic + "/clients")
                .then()
                .statusCode(201)
                .body("secret", equalTo(null))
                .extract()
                .path("id"));
  }

  @AfterEach
  void answerAgain() {
    ISSUER.answer(200);
  }

  @Test
  void its_tokens_open_the_clinic_that_they_name() throws GeneralSecurityException {
    send(token()).statusCode(200);
  }

  @Test
  void the_service_gives_no_tokens_itself() {
    given()
        .auth()
        .preemptive()
        .basic(client, "secret")
        .formParam("grant_type", "client_credentials")
        .post("/oauth2/token")
        .then()
        .statusCode(404);
  }

  @Test
  void a_key_that_the_issuer_has_added_is_good_at_once() throws GeneralSecurityException {
    send(token()).statusCode(200);
    String id = "key-" + UUID.randomUUID();
    ISSUER.add(id);

    send(ISSUER.token(id, client, clinic)).statusCode(200);
    ISSUER.withdraw(id);
  }

  @Test
  void while_the_issuer_is_away_only_tokens_under_keys_that_are_not_known_wait_for_it()
      throws GeneralSecurityException {
    send(token()).statusCode(200);
    String id = "key-" + UUID.randomUUID();
    ISSUER.add(id);
    ISSUER.answer(503);

    send(ISSUER.token(id, client, clinic))
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", equalTo("/problems/unavailable"));
    send(token()).statusCode(200);

    ISSUER.answer(200);
    send(ISSUER.token(id, client, clinic)).statusCode(200);
    ISSUER.withdraw(id);
  }

  @Test
  void a_suspended_clinic_is_refused_from_the_next_request_on() throws GeneralSecurityException {
    String token = token().text();
    send(token).statusCode(200);

    suspend(clinic);

    send(token).statusCode(403);
    send(token()).statusCode(403);
  }

  @Test
  void a_revoked_client_is_refused_from_the_next_request_on() throws GeneralSecurityException {
    String token = token().text();
    send(token).statusCode(200);

    admin()
        .header("If-Match", "\"1\"")
        .delete("/v1/clinics/" + clinic + "/clients/" + registered)
        .then()
        .statusCode(204);

    send(token).statusCode(403);
    send(token()).statusCode(403);
  }

  @Test
  void a_client_opens_no_clinic_but_its_own_whatever_its_token_says()
      throws GeneralSecurityException {
    var other = clinics.open("Another clinic", "WA").id();

    send(ISSUER.token("first", client, other)).statusCode(403);
  }

  @Test
  void a_clinic_that_is_none_of_the_networks_opens_nothing() throws GeneralSecurityException {
    send(ISSUER.token("first", "somebody", UUID.randomUUID())).statusCode(403);
  }

  static Stream<Attack> attacks() {
    return Stream.of(
        new Attack("alg none", token -> token.header("alg", "none").unsigned()),
        new Attack(
            "HS256 keyed with the public key",
            token -> token.header("alg", "HS256").signedWithThePublicKey()),
        new Attack("another algorithm of the same key", ForgedToken::signedByRs512),
        new Attack("a key that nobody knows", ForgedToken::signedByAStranger),
        new Attack("an unknown kid", token -> token.header("kid", "x")),
        new Attack(
            "an unknown kid's own key", token -> token.header("kid", "x").signedByAStranger()),
        new Attack("a kid that is no text", token -> token.header("kid", 7)),
        new Attack("jku", token -> token.header("jku", "https://example.com/jwks.json")),
        new Attack("x5u", token -> token.header("x5u", "https://example.com/chain.pem")),
        new Attack("type JWT", token -> token.header("typ", "JWT")),
        new Attack("another audience", token -> token.claim("aud", "other")),
        new Attack("another issuer", token -> token.claim("iss", "https://other.example")),
        new Attack(
            "this service's own name", token -> token.claim("iss", "urn:consilium:embedded")),
        new Attack("expired", token -> token.claim("exp", 1)),
        new Attack("no subject", token -> token.without("sub")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void a_forged_token_opens_nothing(Attack attack) throws GeneralSecurityException {
    ISSUER.add("second");

    send(attack.forge().apply(token()))
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    ISSUER.withdraw("second");
  }

  @Test
  void the_services_own_key_signs_nothing_any_more() throws GeneralSecurityException {
    var forged = new KeyPair(ownKey.publicKey(), ownKey.privateKey());

    send(new ForgedToken(forged)
            .header("alg", "RS256")
            .header("typ", "at+jwt")
            .claim("iss", TestIssuer.NAME)
            .claim("aud", "consilium")
            .claim("sub", client)
            .claim("clinic", clinic.toString())
            .claim("scope", Scope.OBSERVATIONS_READ)
            .claim("exp", Instant.now().plusSeconds(60).getEpochSecond()))
        .statusCode(401);
  }

  private ForgedToken token() {
    return ISSUER.token("first", client, clinic);
  }

  private static ValidatableResponse send(ForgedToken token) throws GeneralSecurityException {
    return send(token.text());
  }

  private static ValidatableResponse send(String token) {
    return given().header("Authorization", "Bearer " + token).get("/v1/courses").then();
  }

  private static RequestSpecification admin() throws GeneralSecurityException {
    String token =
        ISSUER
            .token("first", "admin-of-the-network", UUID.randomUUID())
            .without("clinic")
            .claim("scope", Scope.NETWORK_ADMIN)
            .text();
    return given().header("Authorization", "Bearer " + token).contentType("application/json");
  }

  private static void suspend(UUID clinic) throws GeneralSecurityException {
    admin()
        .header("If-Match", "\"1\"")
        .contentType("application/merge-patch+json; charset=utf-8")
        .body("{\"suspended\": true}")
        .patch("/v1/clinics/" + clinic)
        .then()
        .statusCode(200);
  }
}
