package health.consilium;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.TestClinic;
import health.consilium.contract.Flaw;
import health.consilium.contract.Flawed;
import health.consilium.contract.JsonBody;
import health.consilium.platform.http.TestAddress;
import health.consilium.platform.json.JsonLines;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.problem.Problem;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation that takes JSON, and every body that a lenient reader would take. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BadInputTest {
  @Inject Database database;

  static Stream<Arguments> everyFlawEverywhere() {
    return JsonBody.all().flatMap(body -> Flaw.all(body, each -> true));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everyFlawEverywhere")
  void a_bad_body_is_refused_with_its_place_and_changes_nothing(
      JsonBody body, Flaw flaw, Flawed flawed) {
    var clinic = body.caller();

    var problem = send(clinic, body, body.mediaType(), flawed.bytes());

    assertProblem(problem, 400, flaw.code());
    assertThat(errors(problem, "pointer")).containsExactly(flawed.pointer());
    assertThat(rows(clinic)).isEmpty();
  }

  /** A line of a batch is read as the body of a single post. */
  @ParameterizedTest(name = "{1}")
  @MethodSource("everyFlawOfALine")
  void a_bad_line_of_a_batch_is_refused_with_its_place(JsonBody single, Flaw flaw, Flawed flawed) {
    var clinic = TestClinic.open();
    byte[] lines = ("\n" + flawed.body() + "\n").getBytes(flawed.written());

    var problem = sending(clinic, JsonLines.MEDIA_TYPE, lines).post(single.path() + "/batch");

    assertThat(problem.statusCode()).isEqualTo(422);
    assertThat(errors(problem, "line")).containsExactly("2");
    assertThat(errors(problem, "code")).containsExactly(flaw.code());
    assertThat(errors(problem, "pointer")).containsExactly(flawed.pointer());
    assertThat(rows(clinic)).isEmpty();
  }

  static Stream<Arguments> everyFlawOfALine() {
    return JsonBody.all()
        .filter(body -> body.operation().equals("postObservation"))
        .flatMap(
            body ->
                Flaw.all(
                    body, flaw -> !flaw.name().matches("an empty body|a hundred thousand .*")));
  }

  @Test
  void each_flaw_is_done_to_bodies_of_more_than_one_operation() {
    assertThat(Flaw.ALL)
        .allSatisfy(
            flaw ->
                assertThat(JsonBody.all().flatMap(body -> Flaw.all(body, flaw::equals)))
                    .hasSizeGreaterThan(1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("health.consilium.contract.JsonBody#all")
  void a_body_over_the_limit_is_refused(JsonBody body) {
    byte[] large = (body.text() + " ".repeat(1 << 20)).getBytes(UTF_8);

    assertProblem(send(body.caller(), body, body.mediaType(), large), 413, "payload-too-large");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("health.consilium.contract.JsonBody#all")
  void another_content_type_is_refused(JsonBody body) {
    var problem = send(body.caller(), body, "application/xml", body.text().getBytes(UTF_8));

    assertProblem(problem, 415, "unsupported-media-type");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("health.consilium.contract.JsonBody#all")
  void a_compressed_body_is_refused(JsonBody body) {
    var problem =
        body.caller()
            .given()
            .header("X-Forwarded-For", TestAddress.fresh())
            .header("Content-Encoding", "gzip")
            .contentType(body.mediaType())
            .body(body.text().getBytes(UTF_8))
            .request(body.method(), body.path());

    assertProblem(problem, 415, "unsupported-media-type");
  }

  private static void assertProblem(Response answer, int status, String code) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith(Problem.MEDIA_TYPE);
    assertThat(TestJson.of(answer).path("type").asText()).isEqualTo("/problems/" + code);
  }

  /** What that member of each error says. */
  private static List<String> errors(Response problem, String member) {
    return TestJson.of(problem).path("errors").findValuesAsText(member);
  }

  private static Response send(TestClinic clinic, JsonBody to, String contentType, byte[] body) {
    return sending(clinic, contentType, body).request(to.method(), to.path());
  }

  private static RequestSpecification sending(TestClinic clinic, String contentType, byte[] body) {
    return clinic
        .given()
        .config(
            RestAssured.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .header("X-Forwarded-For", TestAddress.fresh())
        .contentType(contentType)
        .body(body);
  }

  /** Whatever the caller has written. */
  private List<Object> rows(TestClinic caller) {
    var told = told(caller).toList();
    var clinical =
        caller.isNetwork()
            ? Stream.empty()
            : Stream.of("/v1/courses", "/v1/observations", "/v1/adverse-events")
                .flatMap(path -> caller.given().get(path).<List<Object>>path("items").stream());
    return Stream.of(told.stream(), clinical, listed(caller).stream())
        .<Object>flatMap(rows -> rows)
        .toList();
  }

  /** What the log of the clinic or the network says that this caller wrote. */
  private static Stream<Map<String, Object>> told(TestClinic caller) {
    return caller
        .given()
        .get("/v1/audit?limit=100")
        .<List<Map<String, Object>>>path("items")
        .stream()
        .filter(entry -> caller.client().equals(entry.get("client")))
        .filter(entry -> !"read".equals(entry.get("action")));
  }

  private List<String> listed(TestClinic clinic) {
    return database.call(
        connection -> {
          try (var select =
              connection.prepareStatement("select id from directory_version where client = ?")) {
            select.setString(1, clinic.client());
            var ids = new ArrayList<String>();
            for (var row = select.executeQuery(); row.next(); ) {
              ids.add(row.getString(1));
            }
            return ids;
          }
        });
  }
}
