package health.consilium.platform.http;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.problem.Problem;
import health.consilium.platform.problem.ProblemCode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What fails before, beside and after our own code is a problem as well. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProblemsTest {
  private static final String UUID_PATTERN = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  /** Both limits of a JSON body and of what goes on after its answer, and what lies on the way. */
  private static final int MOST_TAKEN = 16 << 20;

  private static final int CHUNK = 1 << 16;

  @TestHTTPResource("/")
  URI service;

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "GET, /nowhere, not-found",
    "GET, /v1/nowhere, not-found",
    "GET, /v1/about/deeper, not-found",
    "POST, /v1/about, method-not-allowed",
    "DELETE, /oauth2/token, method-not-allowed",
    "GET, /v1/about?colour=red, unknown-parameter",
    "GET, /v1/locations?limit=1&limit=2, invalid-parameter",
    "GET, /v1/locations?limit=, invalid-parameter",
    "GET, /v1/suggest?q=a%00b, invalid-parameter",
    "GET, /problems/no-such-code, not-found",
  })
  void every_failure_is_a_problem_with_its_code(String method, String path, String code) {
    var expected = ProblemCode.named(code).orElseThrow();

    var answer = given().urlEncodingEnabled(false).redirects().follow(false).request(method, path);

    answer
        .then()
        .statusCode(expected.status())
        .contentType(Problem.MEDIA_TYPE)
        .header("X-Request-Id", matchesPattern(UUID_PATTERN))
        .body("type", equalTo("/problems/" + code))
        .body("title", equalTo(expected.title()))
        .body("status", equalTo(expected.status()))
        .body("instance", equalTo("urn:uuid:" + answer.header("X-Request-Id")));
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    when().delete("/v1/about").then().statusCode(405).header("Allow", containsString("GET"));
  }

  @Test
  void an_answer_that_nobody_can_read_is_not_acceptable() {
    given()
        .accept("image/png")
        .get("/v1/about")
        .then()
        .statusCode(406)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("/problems/not-acceptable"));
  }

  @Test
  void another_content_type_is_unsupported() {
    given()
        .contentType("text/plain")
        .body("x")
        .post("/oauth2/token")
        .then()
        .statusCode(415)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("/problems/unsupported-media-type"));
  }

  @Test
  void a_compressed_body_is_unsupported() throws IOException {
    String answer = raw("POST /oauth2/token", "Content-Encoding: gzip", "Content-Length: 0");

    assertThat(answer).startsWith("HTTP/1.1 415").contains("/problems/unsupported-media-type");
  }

  @Test
  void a_body_that_announces_more_than_the_limit_is_too_large() throws IOException {
    String answer =
        raw("POST /oauth2/token", "Content-Type: text/plain", "Content-Length: 999999999");

    assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/payload-too-large");
  }

  /** Nothing announces how long it is, and it has no end. */
  @ParameterizedTest
  @CsvSource({
    "POST /oauth2/token,     application/x-www-form-urlencoded, 411, length-required",
    "POST /oauth2/token,     text/plain,       415, unsupported-media-type",
    "POST /v1/observations,  application/json, 401, unauthenticated",
    "POST /v1/corrections,   application/json, 413, payload-too-large",
    "POST /v1/nowhere,       application/json, 404, not-found",
  })
  void nobody_listens_to_the_end_of_a_body_that_is_refused(
      String methodAndPath, String type, int status, String code) throws Exception {
    try (var socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(20_000);
      var sent = sendWithoutEnd(socket, methodAndPath, type);

      String answer = readAll(socket);

      assertThat(answer).startsWith("HTTP/1.1 " + status).contains("/problems/" + code);
      assertThat(sent.get()).isLessThan(MOST_TAKEN);
    }
  }

  /** As Java's client does with its first request: nothing would hold the body of that back. */
  @Test
  void who_asks_for_http_2_in_clear_text_is_answered_in_http_1() throws Exception {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build()) {
      var answer =
          client.send(
              HttpRequest.newBuilder(service.resolve("/oauth2/token"))
                  .header("Content-Type", "text/plain")
                  .POST(BodyPublishers.ofString("x"))
                  .build(),
              BodyHandlers.ofString());

      assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
      assertThat(answer.statusCode()).isEqualTo(415);
    }
  }

  @Test
  void a_form_over_its_limit_is_too_large() throws IOException {
    String answer =
        raw(
            "POST /oauth2/token",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: 1048577");

    assertThat(answer).startsWith("HTTP/1.1 413").contains("/problems/payload-too-large");
  }

  @Test
  void a_request_line_that_is_no_uri_is_refused_by_the_server_itself() throws IOException {
    String answer = raw("GET /v1/about?near=%zz");

    assertThat(answer).startsWith("HTTP/1.1 400");
  }

  @Test
  void a_request_line_over_the_limit_is_too_long() throws IOException {
    String answer = raw("GET /v1/about?q=" + "a".repeat(8000));

    assertThat(answer).startsWith("HTTP/1.1 414").contains("/problems/uri-too-long");
  }

  @Test
  void headers_over_the_limit_are_too_large() throws IOException {
    String answer = raw("GET /v1/about", "X-A: " + "a".repeat(20_000));

    assertThat(answer).startsWith("HTTP/1.1 431").contains("/problems/headers-too-large");
  }

  @Test
  void an_unknown_parameter_is_named_only_when_it_looks_like_a_name() {
    when()
        .get("/v1/about?123-45-6789=1")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("?"))
        .body("detail", equalTo("?: is not known here, where there are no parameters."));
    when()
        .get("/v1/about?zip=98101")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("zip"));
  }

  @Test
  void the_callers_request_id_is_kept_when_it_is_a_uuid() {
    String id = UUID.randomUUID().toString();

    given()
        .header("X-Request-Id", id)
        .get("/nowhere")
        .then()
        .header("X-Request-Id", id)
        .body("instance", equalTo("urn:uuid:" + id));
  }

  @Test
  void any_other_request_id_is_replaced() {
    given()
        .header("X-Request-Id", "Jane Doe")
        .get("/v1/about")
        .then()
        .header("X-Request-Id", matchesPattern(UUID_PATTERN));
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void every_type_leads_to_a_page(ProblemCode code) {
    when()
        .get(code.type())
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .body(containsString(code.title()));
  }

  /** Sends a body in chunks for as long as somebody takes them; tells how many bytes that were. */
  private static Future<Integer> sendWithoutEnd(Socket socket, String methodAndPath, String type) {
    String head =
        methodAndPath
            + " HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Type: "
            + type
            + "\r\n\r\n";
    String chunk = Integer.toHexString(CHUNK) + "\r\n" + " ".repeat(CHUNK) + "\r\n";
    var sending =
        new FutureTask<>(
            () -> {
              int sent = 0;
              try {
                socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
                while (sent < 2 * MOST_TAKEN) {
                  socket.getOutputStream().write(chunk.getBytes(StandardCharsets.US_ASCII));
                  sent += CHUNK;
                }
              } catch (IOException cutOff) {
                // as it should be
              }
              return sent;
            });
    Thread.ofVirtual().start(sending);
    return sending;
  }

  /** What came before the connection was reset. */
  private static String readAll(Socket socket) {
    var answer = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(answer);
    } catch (IOException reset) {
      // after the answer, when more was sent
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  /** What no well-behaved client would send. */
  private String raw(String methodAndPath, String... headers) throws IOException {
    String request =
        methodAndPath
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + String.join("\r\n", headers)
            + (headers.length == 0 ? "\r\n" : "\r\n\r\n");
    try (var socket = new Socket(service.getHost(), service.getPort())) {
      socket.setSoTimeout(5_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
