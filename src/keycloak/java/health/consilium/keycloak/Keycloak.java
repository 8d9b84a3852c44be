package health.consilium.keycloak;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A Keycloak as it is delivered, unpacked by the build, on a free port of the loopback interface,
 * with the realm {@code consilium} imported.
 */
final class Keycloak implements AutoCloseable {
  private static final Path HOME = Path.of("target/keycloak").toAbsolutePath();
  private static final Path REALM = Path.of("src/keycloak/realm/consilium.json");
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String BOOTSTRAP = "bootstrap";

  /** Of whoever may do all in Keycloak, while it runs. */
  private final String secret = UUID.randomUUID().toString();

  private final Process process;
  private final String url;

  private Keycloak() throws IOException {
    Path home = unpacked();
    Path imported = Files.createDirectories(home.resolve("data/import"));
    Files.writeString(imported.resolve("consilium-realm.json"), Files.readString(REALM));
    int port = freePort();
    this.url = "http://127.0.0.1:" + port;
    var builder =
        new ProcessBuilder(
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--import-realm",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port)
            .redirectErrorStream(true)
            .redirectOutput(HOME.resolve("keycloak.out").toFile());
    builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_ID", BOOTSTRAP);
    builder.environment().put("KC_BOOTSTRAP_ADMIN_CLIENT_SECRET", secret);
    builder.environment().put("JAVA_HOME", Path.of(System.getProperty("java.home")).toString());
    this.process = builder.start();
  }

  /** Starts it, and waits until it has the realm. */
  static Keycloak start() throws IOException {
    var keycloak = new Keycloak();
    try {
      keycloak.await();
      return keycloak;
    } catch (IOException | RuntimeException | AssertionError e) {
      keycloak.close();
      throw e;
    }
  }

  /** What stands in its tokens as their issuer. */
  String issuer() {
    return url + "/realms/consilium";
  }

  String jwks() {
    return issuer() + "/protocol/openid-connect/certs";
  }

  /**
   * Adds a client that gets tokens for itself.
   *
   * @param settings of Keycloak's representation of a client, beside those that all have
   */
  void add(String client, List<String> scopes, Map<String, Object> settings) {
    var representation =
        new HashMap<String, Object>(
            Map.of(
                "clientId",
                client,
                "protocol",
                "openid-connect",
                "publicClient",
                false,
                "serviceAccountsEnabled",
                true,
                "standardFlowEnabled",
                false,
                "defaultClientScopes",
                scopes));
    representation.putAll(settings);
    admin("consilium").body(representation).post("/clients").then().statusCode(201);
  }

  /** Signs with another key from now on, and goes on telling the old one. */
  void rotate() {
    String realm = admin("consilium").get().then().statusCode(200).extract().path("id");
    admin("consilium")
        .body(
            Map.of(
                "name", "rotated",
                "parentId", realm,
                "providerId", "rsa-generated",
                "providerType", "org.keycloak.keys.KeyProvider",
                "config",
                    Map.of(
                        "priority", List.of("1000"),
                        "enabled", List.of("true"),
                        "active", List.of("true"),
                        "algorithm", List.of("RS256"))))
        .post("/components")
        .then()
        .statusCode(201);
  }

  /** An access token for a client that proves itself by its secret. */
  String tokenBySecret(String client, String itsSecret) {
    return token("consilium", client, itsSecret);
  }

  /** An access token for a client that proves itself by a key of its own (RFC 7523). */
  String tokenByKey(String client, PrivateKey key) {
    return askByKey(client, key).statusCode(200).extract().path("access_token");
  }

  ValidatableResponse askByKey(String client, PrivateKey key) {
    String assertion =
        Jwt.issuer(client)
            .subject(client)
            .audience(issuer())
            .claim("jti", UUID.randomUUID().toString())
            .expiresAt(Instant.now().plusSeconds(30))
            .jws()
            .keyId(client)
            .sign(key);
    return given()
        .formParam("grant_type", "client_credentials")
        .formParam(
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
        .formParam("client_assertion", assertion)
        .post(issuer() + "/protocol/openid-connect/token")
        .then();
  }

  /** A token of another realm, which has other keys. */
  String foreignToken() {
    return token("master", BOOTSTRAP, secret);
  }

  private String token(String realm, String client, String itsSecret) {
    Response answer =
        given()
            .auth()
            .preemptive()
            .basic(client, itsSecret)
            .formParam("grant_type", "client_credentials")
            .post(url + "/realms/" + realm + "/protocol/openid-connect/token");
    return answer.then().statusCode(200).extract().path("access_token");
  }

  private RequestSpecification admin(String realm) {
    return given()
        .baseUri(url)
        .basePath("/admin/realms/" + realm)
        .contentType(ContentType.JSON)
        .header("Authorization", "Bearer " + foreignToken());
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void await() throws IOException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!serves()) {
      if (!process.isAlive() || Instant.now().isAfter(deadline)) {
        throw new AssertionError(
            "Keycloak did not start:\n" + Files.readString(HOME.resolve("keycloak.out")));
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private boolean serves() {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), URI.create(url).getPort()), 500);
      return given().get(issuer()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The one directory in what the build has unpacked. */
  private static Path unpacked() throws IOException {
    try (Stream<Path> found = Files.list(HOME)) {
      Path home =
          found
              .filter(path -> path.getFileName().toString().startsWith("keycloak-"))
              .findFirst()
              .orElseThrow();
      if (!home.resolve("bin/kc.sh").toFile().setExecutable(true)) {
        throw new IOException("cannot be made executable: " + home);
      }
      return home;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
