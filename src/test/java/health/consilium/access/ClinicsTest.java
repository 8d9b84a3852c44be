package health.consilium.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clinics and their clients, as the network's admins keep them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ClinicsTest {
  private static final String ROTATION = "{\"overlap\": \"PT1H\"}";

  private TestClinic admin;
  private String clinic;
  private String clients;

  @BeforeEach
  void open() {
    admin = TestClinic.network();
    clinic =
        admin
            .given()
            .body("{\"name\": \"Example Tern (fictional)\", \"state\": \"WA\"}")
            .post("/v1/clinics")
            .then()
            .statusCode(201)
            .header("ETag", "\"1\"")
            .extract()
            .header("Location")
            .replaceFirst("^https?://[^/]+", "");
    clients = clinic + "/clients";
  }

  @Test
  void a_clinic_is_opened_and_found() {
    admin
        .given()
        .get(clinic)
        .then()
        .statusCode(200)
        .body("name", equalTo("Example Tern (fictional)"))
        .body("state", equalTo("WA"))
        .body("suspended", equalTo(false))
        .body("version", equalTo(1));
  }

  @Test
  void clinics_are_listed_in_the_order_they_joined() {
    var names = List.of("Example A (fictional)", "Example B (fictional)");
    names.forEach(
        name -> admin.given().body(Map.of("name", name, "state", "OR")).post("/v1/clinics").then());

    var listed = TestListing.items(admin, "/v1/clinics?limit=50");

    assertThat(listed).extracting("name").endsWith(names.toArray());
  }

  @Test
  void a_suspended_clinic_is_refused_from_the_next_request_on_whatever_token_it_has() {
    var software = client("system");
    assertThat(reads(software)).isEqualTo(200);
    assertThat(lists(software)).isEqualTo(201);

    suspend(true).then().statusCode(200).body("suspended", equalTo(true));

    assertThat(reads(software)).isEqualTo(403);
    assertThat(lists(software)).isEqualTo(403);
    assertThat(audits(software)).isEqualTo(403);
    assertThat(software.ask().statusCode()).isEqualTo(401);
  }

  @Test
  void a_clinic_that_is_resumed_is_served_again() {
    var software = client("system");
    suspend(true);

    suspend(false).then().statusCode(200).body("suspendedAt", nullValue());

    assertThat(reads(software)).isEqualTo(200);
    assertThat(software.ask().statusCode()).isEqualTo(200);
  }

  @Test
  void another_clinic_does_not_notice() {
    var other = TestClinic.open();

    suspend(true);

    other.given().get("/v1/courses").then().statusCode(200);
  }

  @Test
  void the_same_again_changes_nothing() {
    suspend(true);
    var first = admin.given().get(clinic).asString();

    suspend(true).then().statusCode(200);

    assertThat(admin.given().get(clinic).asString()).isEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({",428", "'\"7\"',412"})
  void a_change_needs_the_version_that_it_replaces(String ifMatch, int status) {
    var request = admin.given().contentType("application/merge-patch+json; charset=utf-8");
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }

    request.body("{\"suspended\": true}").patch(clinic).then().statusCode(status);

    admin.given().get(clinic).then().body("suspended", equalTo(false));
  }

  @ParameterizedTest
  @CsvSource({
    "{\"state\": \"Washington\"},422",
    "{\"name\": \" \"},422",
    "{\"suspended\": null},400",
    "{\"suspended\": \"true\"},400",
    "{\"closed\": true},400",
  })
  void what_a_clinic_cannot_become_is_refused(String patch, int status) {
    patch(patch).then().statusCode(status);

    admin.given().get(clinic).then().body("version", equalTo(1));
  }

  @Test
  void a_client_that_was_added_gets_tokens_for_its_clinic() {
    var added = add("person").then().statusCode(201).extract();

    assertThat(added.<List<String>>path("scopes"))
        .containsExactly("observations.read", "insights.read", "discussions.write");
    var person = TestClient.of(added.path("clientId"), added.path("clientSecret"));
    assertThat(person.ask().statusCode()).isEqualTo(200);
    assertThat(reads(person)).isEqualTo(200);
  }

  @Test
  void a_secret_is_told_once_and_stored_nowhere() throws SQLException {
    String key = UUID.randomUUID().toString();
    var first = add("system", key).then().statusCode(201).extract();

    var again = add("system", key).then().statusCode(201).extract();

    String secret = first.path("clientSecret");
    assertThat(secret).hasSize(43);
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
    assertThat(again.asString()).doesNotContain("clientSecret");
    admin
        .given()
        .get(clients)
        .then()
        .body("items", hasSize(1))
        .body("items.clientSecret[0]", nullValue());
    assertThat(occurrences(secret)).isZero();
  }

  @Test
  void a_rotated_secret_is_good_beside_the_new_one_until_the_overlap_ends() throws SQLException {
    var software = client("system");

    var renewed = rotate(software, ROTATION);

    assertThat(software.ask().statusCode()).isEqualTo(200);
    assertThat(renewed.ask().statusCode()).isEqualTo(200);
    letExpire(software);
    assertThat(software.ask().statusCode()).isEqualTo(401);
    assertThat(renewed.ask().statusCode()).isEqualTo(200);
  }

  @Test
  void without_an_overlap_the_old_secret_ends_at_once() {
    var software = client("system");

    var renewed = rotate(software, "{\"overlap\": \"PT0S\"}");

    assertThat(software.ask().statusCode()).isEqualTo(401);
    assertThat(renewed.ask().statusCode()).isEqualTo(200);
  }

  @Test
  void nothing_is_kept_of_a_secret_that_has_ended() throws SQLException {
    var software = client("system");

    rotate(software, "{\"overlap\": \"PT0S\"}");

    assertThat(keptSecrets(software)).isEqualTo(1);
  }

  @Test
  void rotating_again_since_an_answer_was_lost_takes_nothing_from_the_overlap() {
    var software = client("system");

    rotate(software, ROTATION);
    var renewed = rotate(software, "{\"overlap\": \"PT0S\"}");

    assertThat(software.ask().statusCode()).isEqualTo(200);
    assertThat(renewed.ask().statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"P31D", "-PT1S", "P1M", "1", "tomorrow"})
  void an_overlap_is_a_duration_of_at_most_thirty_days(String overlap) {
    var software = client("system");

    admin
        .given()
        .body(Map.of("overlap", overlap))
        .post(path(software) + "/rotate")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/overlap"));
  }

  @Test
  void a_revoked_client_is_refused_from_the_next_request_on_and_its_colleagues_are_not() {
    var software = client("system");
    var colleague = client("system");

    admin.given().header("If-Match", "\"1\"").delete(path(software)).then().statusCode(204);

    assertThat(reads(software)).isEqualTo(403);
    assertThat(lists(software)).isEqualTo(403);
    assertThat(software.ask().statusCode()).isEqualTo(401);
    assertThat(reads(colleague)).isEqualTo(200);
    admin.given().get(path(software)).then().body("revokedAt", not(nullValue()));
    admin.given().body(ROTATION).post(path(software) + "/rotate").then().statusCode(409);
  }

  @Test
  void revoking_needs_the_version_too() {
    var software = client("system");

    admin.given().delete(path(software)).then().statusCode(428);

    assertThat(reads(software)).isEqualTo(200);
  }

  @Test
  void a_client_is_found_in_its_own_clinic_only() {
    var software = client("system");
    String elsewhere = path(software).replace(clinic, "/v1/clinics/" + TestClinic.open().id());

    admin.given().get(elsewhere).then().statusCode(404);
    admin.given().header("If-Match", "*").delete(elsewhere).then().statusCode(404);
    admin.given().body(ROTATION).post(elsewhere + "/rotate").then().statusCode(404);
  }

  @Test
  void nobody_adds_an_admin_or_names_a_client_of_ours() {
    admin.given().body(Map.of("kind", "admin")).post(clients).then().statusCode(422);
    admin
        .given()
        .body(Map.of("kind", "system", "clientId", "mine"))
        .post(clients)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("/clientId"));
  }

  @Test
  void the_network_s_log_says_who_did_what() {
    var software = client("system");
    rotate(software, ROTATION);
    admin.given().header("If-Match", "*").delete(path(software)).then().statusCode(204);
    suspend(true);
    suspend(false);

    String id = clinic.substring(clinic.lastIndexOf('/') + 1);
    var told =
        admin
            .given()
            .get("/v1/audit?limit=100")
            .then()
            .extract()
            .<List<Map<String, Object>>>path("items")
            .stream()
            .filter(entry -> admin.client().equals(entry.get("client")))
            .map(entry -> entry.get("action") + " " + entry.get("resource") + " " + entry.get("id"))
            .toList();
    assertThat(told)
        .containsSubsequence(
            "resume clinic " + id,
            "suspend clinic " + id,
            "revoke client " + software.id(),
            "rotate client " + software.id(),
            "write client " + software.id(),
            "write clinic " + id);
  }

  private Response suspend(boolean suspended) {
    return patch("{\"suspended\": " + suspended + "}");
  }

  private Response patch(String changes) {
    return admin
        .given()
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", "*")
        .body(changes)
        .patch(clinic);
  }

  private Response add(String kind) {
    return add(kind, UUID.randomUUID().toString());
  }

  private Response add(String kind, String key) {
    return admin.given().header("Idempotency-Key", key).body(Map.of("kind", kind)).post(clients);
  }

  /** A client with the token that it got when it was added. */
  private record TestClient(String id, String name, String secret, String token) {
    static TestClient of(String name, String secret) {
      var client = new TestClient(name.substring(name.length() - 36), name, secret, "");
      return new TestClient(client.id, name, secret, client.ask().path("access_token"));
    }

    Response ask() {
      return given()
          .auth()
          .preemptive()
          .basic(name, secret)
          .formParam("grant_type", "client_credentials")
          .post("/oauth2/token");
    }
  }

  private TestClient client(String kind) {
    var added = add(kind).then().statusCode(201).extract();
    return TestClient.of(added.path("clientId"), added.path("clientSecret"));
  }

  private TestClient rotate(TestClient client, String rotation) {
    var renewed =
        admin
            .given()
            .body(rotation)
            .post(path(client) + "/rotate")
            .then()
            .statusCode(201)
            .extract();
    return TestClient.of(renewed.path("clientId"), renewed.path("clientSecret"));
  }

  private String path(TestClient client) {
    return clients + "/" + client.id();
  }

  private static int reads(TestClient client) {
    return given().auth().oauth2(client.token()).get("/v1/courses").statusCode();
  }

  private static int audits(TestClient client) {
    return given().auth().oauth2(client.token()).get("/v1/audit").statusCode();
  }

  /** Writes to the directory. */
  private static int lists(TestClient client) {
    return given()
        .auth()
        .oauth2(client.token())
        .contentType("application/json")
        .body("{\"name\": \"Example Tern (fictional)\"}")
        .post("/v1/organizations")
        .statusCode();
  }

  private static void letExpire(TestClient client) throws SQLException {
    try (var owner = TestConnection.superuser();
        var expire =
            owner.prepareStatement(
                """
                update client_secret set expires_at = now() - interval '1 second'
                where client_id = ?::uuid and expires_at is not null
                """)) {
      expire.setString(1, client.id());
      assertThat(expire.executeUpdate()).isEqualTo(1);
    }
  }

  private static long keptSecrets(TestClient client) throws SQLException {
    try (var owner = TestConnection.superuser();
        var count =
            owner.prepareStatement(
                "select count(*) from client_secret where client_id = ?::uuid")) {
      count.setString(1, client.id());
      var row = count.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }

  private static long occurrences(String secret) throws SQLException {
    try (var owner = TestConnection.superuser();
        var count =
            owner.prepareStatement("select count(*) from idempotency i where i::text like ?")) {
      count.setString(1, "%" + secret + "%");
      var row = count.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }
}
