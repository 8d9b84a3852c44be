package health.consilium.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.PackagedService;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged service with tokens that a Keycloak issued to its clinics. */
@TestMethodOrder(OrderAnnotation.class)
class KeycloakIT {
  private static final List<String> SOFTWARE =
      List.of("basic", "consilium", "observations.write", "observations.read");

  /** Keycloak's option for access tokens of RFC 9068; else their type is JWT. */
  private static final Map<String, String> RFC9068 =
      Map.of("access.token.header.type.rfc9068", "true");

  private static final Map<String, Object> COURSE =
      Map.of(
          "subject", UUID.randomUUID().toString(),
          "indication", "MDD",
          "failedTrials", 3,
          "drug", "ketamine",
          "route", "IV",
          "sex", "female",
          "ageBand", "40-49",
          "startedAt", "2026-03-02T15:00:00Z");

  private static @TempDir Path directory;
  private static Keycloak keycloak;
  private static PackagedService service;
  private static String admin;

  private final String secret = UUID.randomUUID().toString();
  private final KeyPair pair = newPair();
  private String clinic = "";
  private String other = "";

  @BeforeAll
  static void start() throws IOException {
    keycloak = Keycloak.start();
    service =
        PackagedService.startReady(
            directory,
            Map.of(
                "CONSILIUM_ISSUER",
                keycloak.issuer(),
                "MP_JWT_VERIFY_PUBLICKEY_LOCATION",
                keycloak.jwks(),
                "CONSILIUM_JWKS_PAUSE",
                "PT0S",
                "CONSILIUM_DEMO",
                "false"));
    String secret = UUID.randomUUID().toString();
    keycloak.add(
        "network",
        List.of("basic", "consilium", "network.admin"),
        Map.of("secret", secret, "attributes", RFC9068));
    admin = keycloak.tokenBySecret("network", secret);
  }

  @AfterAll
  static void stop() throws IOException {
    service.close();
    keycloak.close();
  }

  @BeforeEach
  void openTwoClinics() {
    clinic = openClinic();
    other = openClinic();
  }

  static Stream<String> proofs() {
    return Stream.of("client_secret_basic", "private_key_jwt");
  }

  @ParameterizedTest
  @MethodSource("proofs")
  void a_clinics_software_writes_and_reads_its_own_and_nobody_elses(String proof) {
    String token = member(clinic, proof);
    String stranger = member(other, proof);
    String course = "/v1/courses/" + UUID.randomUUID();

    with(token).body(COURSE).put(course).then().statusCode(201);

    with(token).get(course).then().statusCode(200);
    with(stranger).get(course).then().statusCode(404);
    assertThat(with(stranger).get("/v1/courses").<List<Object>>path("items")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("proofs")
  void a_suspended_clinic_is_refused_whatever_token_keycloak_gives(String proof) {
    String token = member(clinic, proof);
    list(token).statusCode(200);

    change(clinic, "{\"suspended\": true}", 1);
    list(token).statusCode(403);

    change(clinic, "{\"suspended\": false}", 2);
    list(token).statusCode(200);
  }

  @ParameterizedTest
  @MethodSource("proofs")
  void a_revoked_client_is_refused_while_keycloak_still_knows_it(String proof) {
    String client = "software-" + UUID.randomUUID();
    addTo(clinic, client, SOFTWARE, proof, RFC9068);
    String token = token(client, proof);
    String id = register(clinic, token);
    list(token).statusCode(200);

    with(admin)
        .header("If-Match", "\"1\"")
        .delete("/v1/clinics/" + clinic + "/clients/" + id)
        .then()
        .statusCode(204);

    list(token).statusCode(403);
    list(token(client, proof)).statusCode(403);
  }

  @Test
  void a_registered_client_opens_no_other_clinic() {
    String client = "software-" + UUID.randomUUID();
    addTo(other, client, SOFTWARE, "client_secret_basic", RFC9068);
    String token = token(client, "client_secret_basic");
    register(clinic, token);

    list(token).statusCode(403);
  }

  @Test
  void a_scope_that_keycloak_did_not_grant_is_missing() {
    String client = "reader-" + UUID.randomUUID();
    addTo(
        clinic,
        client,
        List.of("basic", "consilium", "insights.read"),
        "client_secret_basic",
        RFC9068);

    list(token(client, "client_secret_basic")).statusCode(403);
  }

  @Test
  void a_token_of_the_type_that_keycloak_gives_by_default_opens_nothing() {
    String client = "plain-" + UUID.randomUUID();
    addTo(clinic, client, SOFTWARE, "client_secret_basic", Map.of());

    list(token(client, "client_secret_basic")).statusCode(401);
  }

  @Test
  void a_token_for_somebody_else_opens_nothing() {
    String client = "elsewhere-" + UUID.randomUUID();
    addTo(clinic, client, List.of("basic", "observations.read"), "client_secret_basic", RFC9068);

    list(token(client, "client_secret_basic")).statusCode(401);
  }

  @Test
  void a_token_of_another_realm_opens_nothing() {
    list(keycloak.foreignToken()).statusCode(401);
  }

  @Test
  void a_token_that_was_changed_opens_nothing() {
    String token = member(clinic, "client_secret_basic");
    int signature = token.lastIndexOf('.') + 1;
    char first = token.charAt(signature) == 'A' ? 'B' : 'A';

    list(token.substring(0, signature) + first + token.substring(signature + 1)).statusCode(401);
  }

  @Test
  void whoever_has_not_the_clients_key_gets_no_token() {
    String client = "software-" + UUID.randomUUID();
    addTo(clinic, client, SOFTWARE, "private_key_jwt", RFC9068);

    keycloak.askByKey(client, newPair().getPrivate()).statusCode(400);
  }

  @Test
  void a_key_that_keycloak_begins_to_sign_with_is_good_at_once() {
    String before = member(clinic, "private_key_jwt");
    list(before).statusCode(200);

    keycloak.rotate();

    String after = member(clinic, "private_key_jwt");
    assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
    list(after).statusCode(200);
    list(before).statusCode(200);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void tokens_stay_good_while_keycloak_is_away() {
    String first = member(clinic, "client_secret_basic");
    String second = member(clinic, "private_key_jwt");
    list(first).statusCode(200);

    keycloak.close();

    list(first).statusCode(200);
    list(second).statusCode(200);
  }

  /** A token of a new client of a clinic, which the network has registered. */
  private String member(String ofClinic, String proof) {
    String client = "software-" + UUID.randomUUID();
    addTo(ofClinic, client, SOFTWARE, proof, RFC9068);
    String token = token(client, proof);
    register(ofClinic, token);
    return token;
  }

  private void addTo(
      String toClinic,
      String client,
      List<String> scopes,
      String proof,
      Map<String, String> attributes) {
    var settings = new HashMap<String, Object>();
    var all = new HashMap<>(attributes);
    if (proof.equals("private_key_jwt")) {
      all.put("use.jwks.string", "true");
      all.put("jwks.string", jwks(client));
      settings.put("clientAuthenticatorType", "client-jwt");
    } else {
      settings.put("secret", secret);
    }
    settings.put("attributes", all);
    settings.put("protocolMappers", List.of(clinicClaim(toClinic)));
    keycloak.add(client, scopes, settings);
  }

  private static Map<String, Object> clinicClaim(String value) {
    return Map.of(
        "name", "clinic",
        "protocol", "openid-connect",
        "protocolMapper", "oidc-hardcoded-claim-mapper",
        "config",
            Map.of(
                "claim.name", "clinic",
                "claim.value", value,
                "jsonType.label", "String",
                "access.token.claim", "true"));
  }

  private String jwks(String client) {
    var jwk = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
    jwk.setKeyId(client);
    jwk.setUse("sig");
    jwk.setAlgorithm("RS256");
    return new JsonWebKeySet(jwk).toJson();
  }

  private String token(String client, String proof) {
    return proof.equals("private_key_jwt")
        ? keycloak.tokenByKey(client, pair.getPrivate())
        : keycloak.tokenBySecret(client, secret);
  }

  /** Tells the network whose subject the token has, and returns the client's id. */
  private static String register(String toClinic, String token) {
    return with(admin)
        .body(Map.of("clientId", subjectOf(token), "kind", "system"))
        .post("/v1/clinics/" + toClinic + "/clients")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String openClinic() {
    return with(admin)
        .body(Map.of("name", "A clinic (fictional)", "state", "WA"))
        .post("/v1/clinics")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void change(String clinic, String patch, int version) {
    with(admin)
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", "\"" + version + "\"")
        .body(patch)
        .patch("/v1/clinics/" + clinic)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse list(String token) {
    return with(token).get("/v1/courses").then();
  }

  private static RequestSpecification with(String token) {
    return RestAssured.given()
        .baseUri(service.url().toString())
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + token);
  }

  private static String subjectOf(String token) {
    return part(token, 1).getString("sub");
  }

  private static String keyOf(String token) {
    return part(token, 0).getString("kid");
  }

  private static JsonPath part(String token, int which) {
    byte[] decoded = Base64.getUrlDecoder().decode(token.split("\\.", -1)[which]);
    return new JsonPath(new String(decoded, StandardCharsets.UTF_8));
  }

  private static KeyPair newPair() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
