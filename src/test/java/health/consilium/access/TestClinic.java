package health.consilium.access;

import health.consilium.TestJson;
import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;

/**
 * A clinic that a test has to itself, and the token of a client of it.
 *
 * @param id the clinic's id
 * @param client the client's id
 * @param token good for five minutes
 */
public record TestClinic(UUID id, String client, String token) {
  private static final UUID NONE = new UUID(0, 0);

  /** A new clinic with a client of its software, which may write and read. */
  public static TestClinic open() {
    return open(ClientKind.SYSTEM);
  }

  /** A new clinic with a client of that kind. */
  public static TestClinic open(ClientKind kind) {
    var clinic = clinics().open("A clinic", "WA");
    var credentials = registrations().addTo(clinic.id(), kind);
    return new TestClinic(clinic.id(), credentials.clientId(), token(credentials));
  }

  /** A new client of a clinic that is there already. */
  public static TestClinic joining(UUID clinic) {
    return new TestClinic(clinic, "", "").another(ClientKind.SYSTEM);
  }

  /** One more client of this clinic. */
  public TestClinic another(ClientKind kind) {
    var credentials = registrations().addTo(id, kind);
    return new TestClinic(id, credentials.clientId(), token(credentials));
  }

  /**
   * Whom only an external issuer knows: a token that may write in discussions, of that subject.
   *
   * @param claims beside those that every token has
   */
  public TestClinic foreign(String subject, Map<String, Object> claims)
      throws GeneralSecurityException {
    var token =
        ForgedToken.good(Arc.container().instance(TokenKey.class).get(), subject, id)
            .claim("scope", Scope.INSIGHTS_READ + " " + Scope.DISCUSSIONS_WRITE);
    claims.forEach(token::claim);
    return new TestClinic(id, subject, token.text());
  }

  /** The same client with a token that allows that and nothing else. */
  public TestClinic only(String... scopes) throws GeneralSecurityException {
    var token =
        ForgedToken.good(Arc.container().instance(TokenKey.class).get(), client, id)
            .claim("scope", String.join(" ", scopes));
    return new TestClinic(id, client, (isNetwork() ? token.without("clinic") : token).text());
  }

  /** A client of the network's own: of no clinic, so the id is nobody's. */
  public static TestClinic network() {
    var credentials = registrations().addAdmin();
    return new TestClinic(NONE, credentials.clientId(), token(credentials));
  }

  /** Whether the client is the network's own. */
  public boolean isNetwork() {
    return id.equals(NONE);
  }

  /** A request of the clinic's client, with JSON if it has a body. */
  public RequestSpecification given() {
    return RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON);
  }

  private static Registrations registrations() {
    return Arc.container().instance(Registrations.class).get();
  }

  private static Clinics clinics() {
    return Arc.container().instance(Clinics.class).get();
  }

  private static String token(Credentials credentials) {
    var answer =
        RestAssured.given()
            .auth()
            .preemptive()
            .basic(credentials.clientId(), credentials.clientSecret())
            .formParam("grant_type", "client_credentials")
            .post("/oauth2/token");
    answer.then().statusCode(200);
    return TestJson.of(answer).path("access_token").asText();
  }
}
