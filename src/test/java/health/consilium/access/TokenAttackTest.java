package health.consilium.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.isolation.LogLines;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What forgers try, each time on a token that is good but for one thing. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class TokenAttackTest {
  @Inject TokenKey key;

  /** What is done to a good token. */
  record Attack(String name, UnaryOperator<ForgedToken> forge) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Attack> attacks() {
    return Stream.of(signatures(), keys(), headers(), claims(), times()).flatMap(List::stream);
  }

  private static List<Attack> signatures() {
    return List.of(
        new Attack("alg none", token -> token.header("alg", "none").unsigned()),
        new Attack("alg NONE", token -> token.header("alg", "NONE").unsigned()),
        new Attack("no signature", ForgedToken::unsigned),
        new Attack(
            "HS256 keyed with the public key",
            token -> token.header("alg", "HS256").signedWithThePublicKey()),
        new Attack(
            "HS256 keyed with the public key's PEM",
            token -> token.header("alg", "HS256").signedWithThePublicPem()),
        new Attack("another algorithm of the same key", ForgedToken::signedByRs512),
        new Attack("a claim changed after signing", token -> token.afterwards("sub", "other")));
  }

  private static List<Attack> keys() {
    return List.of(
        new Attack("a key that nobody knows", ForgedToken::signedByAStranger),
        new Attack("an unknown kid", token -> token.header("kid", "x").signedByAStranger()),
        new Attack("jku", token -> token.header("jku", "https://example.com/jwks.json")),
        new Attack("x5u", token -> token.header("x5u", "https://example.com/chain.pem")),
        new Attack("x5c", token -> token.header("x5c", List.of("MIIB"))),
        new Attack("jwk", token -> token.header("jwk", Map.of("kty", "RSA"))));
  }

  private static List<Attack> headers() {
    return List.of(
        new Attack("type JWT", token -> token.header("typ", "JWT")),
        new Attack("no type", token -> token.without("typ")),
        new Attack(
            "an extension that must be understood",
            token -> token.header("crit", List.of("xyz")).header("xyz", 1)));
  }

  private static List<Attack> claims() {
    return List.of(
        new Attack("another audience", token -> token.claim("aud", "other")),
        new Attack("no audience", token -> token.without("aud")),
        new Attack("another issuer", token -> token.claim("iss", "urn:example:other")),
        new Attack("no issuer", token -> token.without("iss")),
        new Attack("no subject", token -> token.without("sub")),
        new Attack(
            "a name in the subject's place",
            token -> token.without("sub").claim("preferred_username", "somebody")));
  }

  private static List<Attack> times() {
    return List.of(
        new Attack("expired", token -> token.claim("exp", fromNow(-120))),
        new Attack("no expiry", token -> token.without("exp")),
        new Attack("not yet valid", token -> token.claim("nbf", fromNow(120))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("attacks")
  void a_forged_token_opens_nothing(Attack attack) throws GeneralSecurityException {
    send(attack.forge().apply(goodToken()).text())
        .statusCode(401)
        .header("WWW-Authenticate", "Bearer error=\"invalid_token\"")
        .body("type", equalTo("/problems/unauthenticated"))
        .body("errors", equalTo(null));
  }

  @ParameterizedTest(name = "\"{0}\"")
  @MethodSource("scraps")
  void what_is_no_token_opens_nothing(String scrap) {
    send(scrap).statusCode(401).body("type", equalTo("/problems/unauthenticated"));
  }

  static Stream<String> scraps() {
    return Stream.of("x", "..", "a.b.c", "e30.e30.e30", "W10.e30.", "%00", "bnVsbA.e30.");
  }

  /** A second answer finds the request ended, and would fill the log with that. */
  @Test
  void who_is_refused_is_refused_once() {
    var log = new LogLines();
    try {
      given().header("Authorization", "Bearer x").get("/v1/observations").then().statusCode(401);
      given().get("/v1/observations"); // whatever the first still did is logged behind its answer

      assertThat(log.soFar()).noneMatch(line -> line.contains("/v1/observations failed"));
    } finally {
      log.close();
    }
  }

  @Test
  void the_token_that_the_others_were_made_of_is_good() throws GeneralSecurityException {
    send(goodToken().text()).statusCode(200);
  }

  @ParameterizedTest(name = "clinic: {0}")
  @MethodSource("clinics")
  void a_clinic_that_cannot_be_one_is_forbidden(Object clinic) throws GeneralSecurityException {
    send(goodToken().claim("clinic", clinic).text())
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"));
  }

  static Stream<Object> clinics() {
    return Stream.of("x", "", 7, true, List.of("6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11"), Map.of());
  }

  private ForgedToken goodToken() {
    var clinic = TestClinic.open();
    return ForgedToken.good(key, clinic.client(), clinic.id())
        .claim("client_id", clinic.client())
        .claim("scope", Scope.OBSERVATIONS_READ);
  }

  private static long fromNow(int seconds) {
    return Instant.now().plus(Duration.ofSeconds(seconds)).getEpochSecond();
  }

  private static ValidatableResponse send(String token) {
    return given().header("Authorization", "Bearer " + token).get("/v1/courses").then();
  }
}
