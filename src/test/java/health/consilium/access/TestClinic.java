package health.consilium.access;

import io.quarkus.arc.Arc;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.UUID;

/**
 * A clinic that a test has to itself, and the token of a client of it.
 *
 * @param id the clinic's id
 * @param client the client's id
 * @param token good for five minutes
 */
public record TestClinic(UUID id, String client, String token) {

  /** A new clinic with a client of its software, which may write and read. */
  public static TestClinic open() {
    return open(ClientKind.SYSTEM);
  }

  /** A new clinic with a client of that kind. */
  public static TestClinic open(ClientKind kind) {
    var clinic = clinics().open("A clinic", "WA");
    var credentials = clinics().addClient(clinic.id(), kind);
    return new TestClinic(clinic.id(), credentials.clientId(), token(credentials));
  }

  /** One more client of this clinic. */
  public TestClinic another(ClientKind kind) {
    var credentials = clinics().addClient(id, kind);
    return new TestClinic(id, credentials.clientId(), token(credentials));
  }

  /** A client of the network's own: of no clinic, so the id is nobody's. */
  public static TestClinic network() {
    var credentials = clinics().addAdmin();
    return new TestClinic(new UUID(0, 0), credentials.clientId(), token(credentials));
  }

  /** A request of the clinic's client, with JSON if it has a body. */
  public RequestSpecification given() {
    return RestAssured.given()
        .header("Authorization", "Bearer " + token)
        .contentType(ContentType.JSON);
  }

  private static Clinics clinics() {
    return Arc.container().instance(Clinics.class).get();
  }

  private static String token(Credentials credentials) {
    return RestAssured.given()
        .auth()
        .preemptive()
        .basic(credentials.clientId(), credentials.clientSecret())
        .formParam("grant_type", "client_credentials")
        .post("/oauth2/token")
        .then()
        .statusCode(200)
        .extract()
        .path("access_token");
  }
}
