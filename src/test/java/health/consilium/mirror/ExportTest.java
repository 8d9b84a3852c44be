package health.consilium.mirror;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.postgres.TestLock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ExportTest {
  private static final String DEA = "AB1234563";

  /** For whoever should not wait at all. */
  private static final int PATIENCE_SECONDS = 30;

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void a_resource_stands_in_its_file_as_the_api_shows_it() throws IOException {
    var clinic = TestClinic.open();
    String id = organization(clinic, "Exported");

    var day = TestExports.take();

    assertThat(record(day, "organizations", id))
        .isEqualTo(json.readTree(given().get("/v1/organizations/" + id).asString()));
  }

  @Test
  void what_was_deleted_stands_in_no_file_and_what_was_changed_in_its_last_form()
      throws IOException {
    var clinic = TestClinic.open();
    String deleted = organization(clinic, "Deleted");
    String renamed = organization(clinic, "First");
    clinic
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/organizations/" + deleted)
        .then()
        .statusCode(204);
    rename(clinic, renamed, "Second");

    var day = TestExports.take();

    assertThat(lines(day, "organizations.ndjson.gz").filter(line -> line.contains(deleted)))
        .isEmpty();
    assertThat(lines(day, "organizations.ndjson.gz").filter(line -> line.contains(renamed)))
        .singleElement()
        .asString()
        .contains("Second");
  }

  @Test
  void every_file_is_as_long_and_has_the_digest_and_the_records_that_its_manifest_tells()
      throws Exception {
    organization(TestClinic.open(), "Counted");
    var day = TestExports.take();

    var manifest = json.readTree(given().get("/v1/exports/" + day).asString());

    assertThat(manifest.get("files").findValuesAsText("name"))
        .contains("organizations.ndjson.gz", "credentials.csv.gz", "locations.geojson")
        .hasSize(17);
    for (var file : manifest.get("files")) {
      byte[] bytes = bytes(file.get("href").asText());
      assertThat(bytes).hasSize(file.get("bytes").asInt());
      assertThat(sha256(bytes)).isEqualTo(file.get("sha256").asText());
      if (file.get("name").asText().endsWith(".ndjson.gz")) {
        assertThat(unpacked(bytes).lines().count()).isEqualTo(file.get("records").asLong());
      }
    }
  }

  @Test
  void a_table_has_a_row_for_each_resource_that_no_spreadsheet_calculates() throws IOException {
    var clinic = TestClinic.open();
    String id = organization(clinic, "=1+1, \\\"quoted\\\"");

    var day = TestExports.take();

    var rows = lines(day, "organizations.csv.gz").toList();
    assertThat(rows.getFirst())
        .startsWith("id,version,active,updatedAt,name,aliases,npi,")
        .endsWith("verification.method,identifiers");
    assertThat(rows)
        .filteredOn(row -> row.startsWith(id))
        .singleElement()
        .asString()
        .contains("\"'=1+1, \"\"quoted\"\"\",A;B,")
        .contains(",phone=+12065550143;email=a@example.org,unverified,");
  }

  @Test
  void a_location_is_a_feature_whose_properties_are_the_resource() throws IOException {
    var clinic = TestClinic.open();
    String id = location(clinic);

    var day = TestExports.take();

    var map = json.readTree(text("/v1/exports/" + day + "/locations.geojson"));
    assertThat(map.get("type").asText()).isEqualTo("FeatureCollection");
    var feature =
        map.get("features")
            .valueStream()
            .filter(each -> each.get("id").asText().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(feature.get("geometry").toString())
        .isEqualTo("{\"type\":\"Point\",\"coordinates\":[-122.33,47.61]}");
    assertThat(feature.get("properties"))
        .isEqualTo(json.readTree(given().get("/v1/locations/" + id).asString()));
  }

  @Test
  void a_dea_number_is_in_no_file() throws IOException {
    var clinic = TestClinic.open();
    String practitioner =
        created(clinic, "practitioners", "{\"name\": {\"given\": [\"A\"], \"family\": \"B\"}}");
    String id =
        created(
            clinic,
            "credentials",
            """
            {"subject": "%s", "kind": "dea", "issuer": "DEA", "deaNumber": "%s", "state": "WA",
             "status": "active"}
            """
                .formatted(practitioner, DEA));

    var day = TestExports.take();

    assertThat(record(day, "credentials", id).get("kind").asText()).isEqualTo("dea");
    for (var file : List.of("credentials.ndjson.gz", "credentials.csv.gz")) {
      assertThat(unpacked(bytes(path(day, file)))).contains(id).doesNotContain(DEA);
    }
  }

  @Test
  void nobody_sees_an_export_that_lacks_a_file_and_who_goes_on_shows_the_same_moment()
      throws IOException {
    var clinic = TestClinic.open();
    String before = organization(clinic, "Before");
    var day = TestExports.nextDay();
    TestExports.begin(day);
    TestExports.exporter().proceed();
    String after = organization(clinic, "After");
    rename(clinic, before, "Renamed since");

    given().get("/v1/exports/" + day).then().statusCode(404);
    given().get(path(day, "organizations.ndjson.gz")).then().statusCode(404);
    TestExports.exporter().take(day, Instant.EPOCH);

    given()
        .get("/v1/exports/" + day)
        .then()
        .body("takenAt", equalTo("2026-03-02T15:00:00.123456Z"));
    for (var file : List.of("organizations.ndjson.gz", "organizations.csv.gz")) {
      assertThat(unpacked(bytes(path(day, file))))
          .contains(before)
          .doesNotContain(after)
          .doesNotContain("Renamed since");
    }
  }

  /** Two replicas: what one is at, the other leaves to it. */
  @Test
  void while_one_makes_a_file_nobody_else_makes_any() throws Exception {
    organization(TestClinic.open(), "Any");
    var day = TestExports.nextDay();
    TestExports.begin(day);
    try (var replica = Executors.newVirtualThreadPerTaskExecutor();
        var files = TestLock.take("lock table export_file in share mode")) {
      var one = replica.submit(() -> TestExports.exporter().proceed());
      files.awaitWaiting(1);

      var another = replica.submit(() -> TestExports.exporter().proceed());
      assertThat(another.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).isFalse();
      var other = TestExports.nextDay();
      TestExports.begin(other);
      assertThat(holds("select from export where taken_on = '" + other + "'")).isFalse();

      files.release();
      assertThat(one.get()).isTrue();
    }
    assertThat(TestExports.exporter().proceed()).isTrue();
  }

  @Test
  void two_replicas_that_take_one_export_make_each_file_once() throws Exception {
    organization(TestClinic.open(), "Any");
    var day = TestExports.nextDay();

    try (var replicas = Executors.newFixedThreadPool(2)) {
      Callable<Void> take =
          () -> {
            TestExports.exporter().take(day, Instant.EPOCH);
            return null;
          };
      for (var taken : replicas.invokeAll(List.of(take, take))) {
        taken.get();
      }
    }

    given().get("/v1/exports/" + day).then().statusCode(200).body("files", hasSize(17));
  }

  @Test
  void a_day_has_one_export_that_never_changes() {
    var clinic = TestClinic.open();
    organization(clinic, "Any");
    var day = TestExports.take();
    String manifest = given().get("/v1/exports/" + day).asString();
    organization(clinic, "Later");

    TestExports.exporter().take(day, Instant.EPOCH);

    assertThat(given().get("/v1/exports/" + day).asString()).isEqualTo(manifest);
  }

  @Test
  void a_file_may_be_kept_for_ever_and_is_not_sent_to_who_has_it() {
    organization(TestClinic.open(), "Any");
    String path = path(TestExports.take(), "organizations.ndjson.gz");

    var answer = given().get(path);
    var again = given().header("If-None-Match", answer.header("ETag")).get(path);

    answer
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, max-age=31536000, immutable")
        .header("Accept-Ranges", "bytes")
        .header("Access-Control-Allow-Origin", "*");
    assertThat(answer.header("ETag")).isEqualTo('"' + sha256(answer.asByteArray()) + '"');
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.asByteArray()).isEmpty();
  }

  @Test
  void a_manifest_is_not_sent_to_who_has_it() {
    organization(TestClinic.open(), "Any");
    var day = TestExports.take();

    for (String path : List.of("/v1/exports/latest", "/v1/exports/" + day)) {
      String tag = given().get(path).then().statusCode(200).extract().header("ETag");
      revalidated(path, tag).then().statusCode(304).header("Cache-Control", startsWith("public"));
    }
  }

  @Test
  void which_exports_there_are_is_told_again_only_when_one_has_come() {
    organization(TestClinic.open(), "Any");
    TestExports.take();
    String tag = given().get("/v1/exports").then().statusCode(200).extract().header("ETag");
    var next = TestExports.nextDay();
    TestExports.begin(next);

    revalidated("/v1/exports", tag).then().statusCode(304).header("ETag", tag);
    TestExports.exporter().take(next, Instant.EPOCH);
    revalidated("/v1/exports", tag).then().statusCode(200);
  }

  @Test
  void or_has_gone() {
    organization(TestClinic.open(), "Any");
    TestExports.take();
    var newest = TestExports.take();
    String tag = given().get("/v1/exports").header("ETag");

    TestExports.exporter().expire(newest);

    revalidated("/v1/exports", tag).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=3-7", "bytes=7-", "bytes=-5", "bytes=0-0"})
  void a_file_may_be_fetched_in_parts(String range) {
    organization(TestClinic.open(), "Any");
    String path = path(TestExports.take(), "organizations.ndjson.gz");
    byte[] whole = bytes(path);

    var part = given().header("Range", range).get(path);

    int from =
        switch (range) {
          case "bytes=3-7" -> 3;
          case "bytes=7-" -> 7;
          case "bytes=-5" -> whole.length - 5;
          default -> 0;
        };
    int until =
        switch (range) {
          case "bytes=3-7" -> 8;
          case "bytes=0-0" -> 1;
          default -> whole.length;
        };
    part.then()
        .statusCode(206)
        .header("Content-Range", "bytes " + from + "-" + (until - 1) + "/" + whole.length)
        .header("Content-Length", Integer.toString(until - from));
    assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(whole, from, until));
  }

  @Test
  void a_range_of_another_file_gets_the_whole_one() {
    organization(TestClinic.open(), "Any");
    String path = path(TestExports.take(), "organizations.ndjson.gz");

    var answer = given().headers(Map.of("Range", "bytes=3-7", "If-Range", "\"other\"")).get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.asByteArray()).isEqualTo(bytes(path));
  }

  @Test
  void a_range_behind_the_end_is_refused() {
    organization(TestClinic.open(), "Any");
    String path = path(TestExports.take(), "organizations.ndjson.gz");

    given()
        .header("Range", "bytes=999999999-")
        .get(path)
        .then()
        .statusCode(416)
        .header("Content-Range", "bytes */" + bytes(path).length)
        .body("type", equalTo("/problems/range-not-satisfiable"));
  }

  @Test
  void a_head_tells_how_long_a_file_is() {
    organization(TestClinic.open(), "Any");
    String path = path(TestExports.take(), "organizations.ndjson.gz");

    given()
        .head(path)
        .then()
        .statusCode(200)
        .header("Content-Length", Integer.toString(bytes(path).length));
  }

  @Test
  void the_latest_is_the_one_of_the_last_day() {
    organization(TestClinic.open(), "Any");
    var earlier = TestExports.take();
    var later = TestExports.take();

    given().get("/v1/exports/latest").then().body("date", equalTo(later.toString()));
    given()
        .queryParam("limit", 1)
        .get("/v1/exports")
        .then()
        .body("items.date", equalTo(List.of(later.toString())))
        .body("page.hasMore", equalTo(true));
    assertThat(earlier).isBefore(later);
  }

  @Test
  void what_is_too_old_is_deleted_but_for_the_newest_of_all() {
    organization(TestClinic.open(), "Any");
    var old = TestExports.take();
    var newest = TestExports.take();

    TestExports.exporter().expire(newest.plusDays(1));

    given().get("/v1/exports/" + old).then().statusCode(404);
    given().get(path(old, "organizations.ndjson.gz")).then().statusCode(404);
    given().get("/v1/exports/" + newest).then().statusCode(200);
    given()
        .get("/v1/exports?limit=100")
        .then()
        .body("items", hasSize(1))
        .body("items.date", everyItem(not(lessThan(newest.toString()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-3-2", "yesterday", "2026-02-30", "+12026-01-01"})
  void what_is_no_date_is_refused(String date) {
    given()
        .get("/v1/exports/" + date)
        .then()
        .statusCode(400)
        .body("errors.parameter", hasItem("date"));
  }

  @Test
  void a_file_that_no_export_has_is_not_found() {
    organization(TestClinic.open(), "Any");
    var day = TestExports.take();

    given().get(path(day, "organizations.geojson")).then().statusCode(404);
    given().get(path(LocalDate.of(1999, 1, 1), "locations.geojson")).then().statusCode(404);
  }

  private static Response revalidated(String path, String tag) {
    return given().header("If-None-Match", tag).get(path);
  }

  /** Whether a query has an answer. */
  private static boolean holds(String query) throws SQLException {
    try (var superuser = TestConnection.superuser();
        var statement = superuser.createStatement();
        var row = statement.executeQuery(query)) {
      return row.next();
    }
  }

  private JsonNode record(LocalDate day, String collection, String id) throws IOException {
    return json.readTree(
        lines(day, collection + ".ndjson.gz")
            .filter(line -> line.startsWith("{\"id\":\"" + id))
            .findFirst()
            .orElseThrow());
  }

  private static Stream<String> lines(LocalDate day, String file) throws IOException {
    return unpacked(bytes(path(day, file))).lines();
  }

  private static String path(LocalDate day, String file) {
    return "/v1/exports/" + day + "/" + file;
  }

  private static byte[] bytes(String path) {
    Response answer = given().get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.asByteArray();
  }

  private static String text(String path) {
    return new String(bytes(path), UTF_8);
  }

  private static String unpacked(byte[] packed) throws IOException {
    try (var plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return new String(plain.readAllBytes(), UTF_8);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static String organization(TestClinic clinic, String name) {
    return created(
        clinic,
        "organizations",
        """
        {"name": "%s", "aliases": ["A", "B"],
         "telecom": [{"system": "phone", "value": "+12065550143"},
           {"system": "email", "value": "a@example.org"}]}
        """
            .formatted(name));
  }

  private static String location(TestClinic clinic) {
    return created(
        clinic,
        "locations",
        """
        {"organization": "%s", "name": "Here", "acceptingPatients": "newpt",
         "address": {"line": "1 Example Street", "city": "Seattle", "state": "WA",
           "postalCode": "98101"},
         "position": {"latitude": 47.61, "longitude": -122.33, "precision": "rooftop"}}
        """
            .formatted(organization(clinic, "Owner")));
  }

  private static void rename(TestClinic clinic, String id, String name) {
    clinic
        .given()
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", "\"1\"")
        .body("{\"name\": \"" + name + "\"}")
        .patch("/v1/organizations/" + id)
        .then()
        .statusCode(200);
  }

  private static String created(TestClinic clinic, String collection, String body) {
    return clinic
        .given()
        .body(body)
        .post("/v1/" + collection)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
