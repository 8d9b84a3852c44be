package health.consilium.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.access.TestClinic;
import health.consilium.directory.Directory;
import health.consilium.directory.TestNetwork;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which forms a search is asked and answered. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchFormsTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Inject Directory directory;

  private TestNetwork network;
  private TestSearch search;

  @BeforeEach
  void openNetwork() {
    network = TestNetwork.in(directory);
    search = new TestSearch(network);
  }

  @Test
  void a_map_gets_a_feature_collection() {
    var listing = network.clinic("Mapped").at(0.01, 0.02);
    network.clinic("Next").at(0.5, 0);

    var answer = accepting("application/geo+json", "&limit=1&radius=50");

    answer
        .then()
        .statusCode(200)
        .contentType(startsWith("application/geo+json"))
        .body("type", equalTo("FeatureCollection"))
        .body("features[0].type", equalTo("Feature"))
        .body("features[0].id", equalTo(listing.location().id().toString()))
        .body("features[0].geometry.type", equalTo("Point"))
        .body("features[0].properties.location.name", equalTo("Mapped"))
        .body("page.hasMore", equalTo(true));
    List<Float> point = answer.path("features[0].geometry.coordinates");
    assertThat(point)
        .containsExactly(
            (float) listing.location().position().longitude(),
            (float) listing.location().position().latitude());
    assertThat(TestSearch.next(answer)).isPresent();
  }

  @Test
  void a_table_gets_lines_that_no_spreadsheet_calculates() {
    network.clinic("=HYPERLINK(\"https://example.com\"), \"Inc.\"").at(0, 0);

    String table = accepting("text/csv", "").then().statusCode(200).extract().asString();

    var lines = table.split("\r\n");
    assertThat(lines[0])
        .startsWith("id,name,line,line2,city,state,postalCode,latitude,longitude,phone");
    assertThat(lines[1])
        .contains("\"'=HYPERLINK(\"\"https://example.com\"\"), \"\"Inc.\"\"\"")
        .contains(",+12065550143,newpt,");
    assertThat(lines).hasSize(2);
  }

  @Test
  void fields_choose_what_is_told_of_each_hit() {
    network.clinic("Short").at(0, 0);

    search
        .answer(Map.of("fields", "distance,location"))
        .then()
        .statusCode(200)
        .body("items[0].location.name", equalTo("Short"))
        .body("items[0].distance.unit", equalTo("mi"))
        .body("items[0]", not(hasKey("organization")))
        .body("items[0]", not(hasKey("matched")));
    assertThat(accepting("text/csv", "&fields=distance").asString())
        .isEqualTo("distance,unit\r\n0.0,mi\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | application/json;charset=UTF-8",
        "application/* | application/json;charset=UTF-8",
        "APPLICATION/JSON | application/json;charset=UTF-8",
        "application/json;version=1 | application/json;charset=UTF-8",
        "text/* | text/csv;charset=UTF-8",
        "text/csv;q=0.5, application/json;q=0.2 | text/csv;charset=UTF-8",
        "text/html, text/csv, */* | text/csv;charset=UTF-8",
        "application/json;q=0, */* | application/geo+json",
        "text/html, */*;q=0.1 | application/json;charset=UTF-8",
        "text/csv ; q=0.9, application/json ;q=0.8 | text/csv;charset=UTF-8",
        "text/csv;q=5, application/json | application/json;charset=UTF-8",
      })
  void the_form_that_is_wanted_most_is_told_without_what_was_asked_for_it(
      String accepted, String form) {
    accepting(accepted, "").then().statusCode(200).header("Content-Type", startsWith(form));
  }

  @Test
  void who_is_answered_alike_has_the_same_tag() {
    assertThat(accepting("text/csv;q=0.5, text/html", "").header("ETag"))
        .isEqualTo(accepting("text/csv", "").header("ETag"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/xml", "application/json;q=0", "text/html;q=0.9, image/*"})
  void another_form_is_not_acceptable(String accepted) {
    accepting(accepted, "")
        .then()
        .statusCode(406)
        .body("type", equalTo("/problems/not-acceptable"));
  }

  @Test
  void each_form_has_a_tag_of_its_own_and_says_that_it_varies() {
    var json = accepting("application/json", "");
    var map = accepting("application/geo+json", "");

    assertThat(json.header("ETag")).isNotEqualTo(map.header("ETag"));
    map.then().header("Vary", containsString("Accept"));
    given()
        .accept("application/geo+json")
        .header("If-None-Match", map.header("ETag"))
        .get("/v1/providers/search?near=" + search.middle())
        .then()
        .statusCode(304)
        .header("Vary", containsString("Accept"));
  }

  /** By a client that unpacks nothing by itself. */
  @Test
  void an_answer_is_compressed_for_who_asks() throws IOException, InterruptedException {
    network.clinic("Packed").at(0, 0);
    for (String form : List.of("application/json", "application/geo+json", "text/csv")) {
      var plain = send(searching(form), HttpResponse.BodyHandlers.ofByteArray());
      var packed =
          send(
              searching(form).header("Accept-Encoding", "gzip"),
              HttpResponse.BodyHandlers.ofInputStream());

      assertThat(plain.headers().firstValue("Content-Encoding")).as(form).isEmpty();
      assertThat(packed.headers().firstValue("Content-Encoding")).as(form).hasValue("gzip");
      assertThat(packed.headers().allValues("Vary").toString()).contains("Accept-Encoding");
      try (var unpacked = new GZIPInputStream(packed.body())) {
        assertThat(unpacked.readAllBytes()).as(form).isEqualTo(plain.body());
      }
    }
  }

  private HttpRequest.Builder searching(String form) {
    return HttpRequest.newBuilder(address("/v1/providers/search?near=" + search.middle()))
        .header("Accept", form);
  }

  @Test
  void the_same_search_in_a_body_finds_the_same() {
    network.clinic("One").at(0.01, 0);
    network.clinic("Two").at(0.02, 0);
    var middle = network.middle();
    String body =
        """
        {"near": {"latitude": %s, "longitude": %s}, "radius": 10, "unit": "km", "routes": ["IV", "IM"],
         "accepting": ["newpt"], "languages": ["en"], "openNow": false, "sort": "name", "limit": 1}
        """
            .formatted(middle.latitude(), middle.longitude());
    var parameters =
        Map.of(
            "radius",
            "10",
            "unit",
            "km",
            "routes",
            "IV,IM",
            "accepting",
            "newpt",
            "languages",
            "en",
            "openNow",
            "false",
            "sort",
            "name",
            "limit",
            "1");

    var answer = post("/v1/providers/search", body);

    answer.then().statusCode(200).header("Cache-Control", "no-store");
    assertThat(answer.<List<Object>>path("items"))
        .isEqualTo(search.answer(parameters).path("items"));
    var next = post(TestSearch.next(answer).orElseThrow(), body);
    next.then().statusCode(200).body("items.location.name", equalTo(List.of("Two")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                                 | 422 | /near     | unprocessable
          {"place": "98101", "radius": 0}                                    | 422 | /radius   | unprocessable
          {"place": "98101", "radius": 501}                                  | 400 | /radius   | radius-too-large
          {"place": "98101", "radius": "25"}                                 | 400 | /radius   | malformed-body
          {"place": "Springfield"}                                           | 400 | /place    | ambiguous-place
          {"place": "98101", "state": "TX"}                                  | 422 | /state    | unprocessable
          {"place": "98101", "bbox": [1, 2, 3, 4]}                           | 422 | /near     | unprocessable
          {"place": "98101", "routes": ["XX"]}                               | 400 | /routes/0 | malformed-body
          {"place": "98101", "route": ["IV"]}                                | 400 | /route    | unknown-field
          {"place": "98101", "openNow": true, "openAt": "2026-03-02T18:00:00Z"} | 422 | /openNow | unprocessable
          {"place": "98101", "limit": 101}                                   | 422 | /limit    | unprocessable
          {"place": "98101", "cursor": "x"}                                  | 400 | /cursor   | unknown-field
          {"near": {"latitude": 91, "longitude": 0}}                         | 422 | /near/latitude | unprocessable
          """)
  void a_bad_body_is_pointed_at(String body, int status, String pointer, String code) {
    post("/v1/providers/search", body)
        .then()
        .statusCode(status)
        .body("type", equalTo("/problems/" + code))
        .body("errors[0].pointer", equalTo(pointer));
  }

  @Test
  void what_is_no_cursor_is_refused_as_the_parameter_that_it_is() {
    post("/v1/providers/search?cursor=abc", "{\"place\": \"98101\"}")
        .then()
        .statusCode(400)
        .body("errors[0].parameter", equalTo("cursor"));
  }

  @Test
  void a_cursor_goes_on_with_the_body_that_it_came_from_only() {
    network.clinic("One").at(0.01, 0);
    network.clinic("Two").at(0.02, 0);
    var next = TestSearch.next(search.answer(Map.of("limit", "1"))).orElseThrow();
    String cursor = next.replaceAll(".*[?&]cursor=([^&]+).*", "$1");
    var middle = network.middle();
    String body = "{\"near\": {\"latitude\": %s, \"longitude\": %s}, \"limit\": 1%s}";

    var same = body.formatted(middle.latitude(), middle.longitude(), "");
    var other = body.formatted(middle.latitude(), middle.longitude(), ", \"routes\": [\"IV\"]");

    post("/v1/providers/search?cursor=" + cursor, same)
        .then()
        .statusCode(200)
        .body("items.location.name", equalTo(List.of("Two")));
    post("/v1/providers/search?cursor=" + cursor, other)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/cursor-mismatch"))
        .body("errors[0].parameter", equalTo("cursor"));
  }

  @Test
  void the_page_of_any_website_may_search_and_revalidate() throws Exception {
    for (String method : List.of("GET", "POST")) {
      var answer = preflight("/v1/providers/search", method, "content-type,if-none-match");

      assertThat(answer.statusCode()).isEqualTo(204);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
      assertThat(answer.headers().firstValue("Access-Control-Allow-Methods").orElseThrow())
          .contains(method);
      assertThat(answer.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
          .contains("Content-Type", "If-None-Match");
      assertThat(answer.headers().firstValue("Access-Control-Max-Age")).isPresent();
    }
  }

  @Test
  void no_page_of_another_website_may_write() throws Exception {
    var answer = preflight("/v1/organizations", "POST", "authorization");

    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  /** Else a browser shows its developer an error of the network. */
  @ParameterizedTest
  @CsvSource({
    "GET, /v1/nothing, 404, application/json",
    "POST, /v1/places, 405, application/json",
    "GET, /v1/providers/search, 406, image/png",
    "GET, /v1/providers/search?neer=1, 400, application/json",
  })
  void a_page_reads_why_it_was_refused(String method, String path, int status, String accept) {
    given()
        .header("Origin", "https://example.com")
        .accept(accept)
        .request(method, path)
        .then()
        .statusCode(status)
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Expose-Headers", containsString("X-Request-Id"));
  }

  /** However the path is written. */
  @ParameterizedTest
  @ValueSource(strings = {"/v1/clinics", "/v1/clinics/", "/v1/clinics;a=b"})
  void no_page_of_another_website_reads_what_needs_a_token(String path) {
    var network = TestClinic.network();

    var answer = network.given().header("Origin", "https://example.com").get(path);

    assertThat(
            answer.statusCode() < 400
                && answer.headers().hasHeaderWithName("Access-Control-Allow-Origin"))
        .isFalse();
  }

  @Test
  void a_page_reads_what_it_searched_by_body() {
    given()
        .header("Origin", "https://example.com")
        .contentType(ContentType.JSON)
        .body("{\"place\": \"98101\"}")
        .post("/v1/providers/search")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Origin", "*")
        .header("Access-Control-Expose-Headers", containsString("Link"));
  }

  private static HttpResponse<Void> preflight(String path, String method, String headers)
      throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address(path))
            .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
            .header("Origin", "https://example.com")
            .header("Access-Control-Request-Method", method)
            .header("Access-Control-Request-Headers", headers),
        HttpResponse.BodyHandlers.discarding());
  }

  private static <T> HttpResponse<T> send(
      HttpRequest.Builder request, HttpResponse.BodyHandler<T> reading)
      throws IOException, InterruptedException {
    return CLIENT.send(request.build(), reading);
  }

  private static URI address(String path) {
    return URI.create(RestAssured.baseURI + ":" + RestAssured.port + path);
  }

  private static Response post(String path, String body) {
    return given().urlEncodingEnabled(false).contentType(ContentType.JSON).body(body).post(path);
  }

  private Response accepting(String form, String more) {
    return given()
        .urlEncodingEnabled(false)
        .accept(form)
        .get("/v1/providers/search?near=" + search.middle() + more);
  }
}
