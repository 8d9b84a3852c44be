package health.consilium.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import health.consilium.Until;
import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.contract.JsonBody;
import health.consilium.platform.json.JsonLines;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a clinic sends is found again in its own data, and nowhere else. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CanaryTest {
  /**
   * A social security number, a subject, a token and a value that nothing else in the world has.
   */
  private static final String SSN = "219-09-9417";

  private static final String SUBJECT = UUID.randomUUID().toString();
  private static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.canaryclaims.canarysignature";
  private static final int VALUE = 739_461_502;
  private static final List<ValueNode> VALUES =
      List.of(
          TextNode.valueOf(SSN),
          TextNode.valueOf(SUBJECT),
          TextNode.valueOf(TOKEN),
          com.fasterxml.jackson.databind.node.IntNode.valueOf(VALUE));
  private static final List<String> CANARIES = List.of(SSN, SUBJECT, TOKEN, "" + VALUE);

  @TestHTTPResource(value = "/metrics", management = true)
  String metrics;

  @Inject TracedSpans traces;

  private LogLines log;

  @BeforeEach
  void listen() {
    log = new LogLines();
    traces.listen();
  }

  @AfterEach
  void listenNoMore() {
    log.close();
    traces.listenNoMore();
  }

  @Test
  void nothing_of_a_clinic_is_told_to_another_one_or_written_of_it() {
    var theirs = Belongings.open();
    var before = log.soFar().size();

    var told =
        Stream.of(TestClinic.open(), TestClinic.open(ClientKind.PERSON))
            .flatMap(
                reader ->
                    Route.all()
                        .filter(Route::isRead)
                        .map(route -> route.send(reader.given(), Map.of())))
            .map(answer -> answer.headers() + answer.asString())
            .toList();

    assertThat(told).hasSizeGreaterThan(50);
    assertThat(theirs.marks())
        .noneMatch(mark -> told.stream().anyMatch(answer -> answer.contains(mark)))
        .noneMatch(mark -> log.soFar().stream().skip(before).anyMatch(line -> line.contains(mark)))
        .noneMatch(scraped()::contains);
  }

  @Test
  void what_identifies_a_patient_is_not_even_logged_for_its_own_clinic() {
    var own = Belongings.open();

    own.software().given().get("/v1/observations/" + own.ids().get("observations"));

    assertThat(log.soFar())
        .noneMatch(line -> line.contains(own.subject().toString()) || line.contains(own.method()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("health.consilium.contract.JsonBody#all")
  void no_problem_repeats_what_was_sent(JsonBody sent) {
    var caller = sent.caller();

    var problems =
        bodies(sent.example())
            .map(
                body ->
                    caller
                        .given()
                        .contentType(sent.mediaType())
                        .body(body.getBytes(UTF_8))
                        .request(sent.method(), sent.path()))
            .filter(answer -> answer.statusCode() >= 400)
            .map(CanaryTest::whole)
            .toList();

    assertThat(problems).isNotEmpty().noneMatch(CanaryTest::holdsACanary);
    assertNothingIsTold();
  }

  @Test
  void no_problem_repeats_a_line_of_a_batch() {
    var clinic = TestClinic.open();
    var good = example("postObservation");
    var lines = bodies(good).collect(Collectors.joining("\n", "", "\n"));
    var head = "id,course,system,code,quantity,unit,effectiveAt,status";
    var table =
        IntStream.range(0, head.split(",").length)
            .boxed()
            .flatMap(column -> CANARIES.stream().map(canary -> row(column, canary)))
            .collect(Collectors.joining("\n", head + "\n", "\n"));
    var wrongHead = CANARIES.stream().map(canary -> head + "," + canary + "\n");

    var problems =
        Stream.concat(Stream.of(table), wrongHead)
            .map(text -> batch(clinic, "text/csv", text))
            .collect(Collectors.toCollection(ArrayList::new));
    problems.add(batch(clinic, JsonLines.MEDIA_TYPE, lines));

    assertThat(problems)
        .allMatch(text -> text.contains("\"code\""))
        .noneMatch(CanaryTest::holdsACanary);
    assertNothingIsTold();
  }

  @Test
  void no_problem_repeats_what_was_sent_for_a_token() {
    var problems =
        CANARIES.stream()
            .flatMap(
                canary ->
                    Stream.of(
                        token(form -> form.auth().preemptive().basic(canary, "secret")),
                        token(form -> form.auth().preemptive().basic("client", canary)),
                        token(form -> form.formParam("scope", canary)),
                        token(form -> form.formParam("client_assertion", canary))))
            .toList();

    assertThat(problems).noneMatch(CanaryTest::holdsACanary);
    assertNothingIsTold();
  }

  private static String token(UnaryOperator<RequestSpecification> asked) {
    var form = RestAssured.given().formParam("grant_type", "client_credentials");
    var answer = asked.apply(form).post("/oauth2/token");
    assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
    return whole(answer);
  }

  private static String batch(TestClinic clinic, String type, String text) {
    return whole(
        clinic
            .given()
            .header("Prefer", "handling=lenient")
            .contentType(type + "; charset=UTF-8")
            .body(text.getBytes(UTF_8))
            .post("/v1/observations/batch"));
  }

  private static ObjectNode example(String operation) {
    return JsonBody.all()
        .filter(body -> body.operation().equals(operation))
        .findFirst()
        .orElseThrow()
        .example();
  }

  /** A line of a table that is good in all cells but that one. */
  private static String row(int column, String canary) {
    var cells =
        new ArrayList<>(
            List.of(
                UUID.randomUUID().toString(),
                UUID.randomUUID().toString(),
                "urn:consilium:codes",
                "madrs-total",
                "14",
                "{score}",
                "2026-03-03T15:10:00Z",
                "final"));
    cells.set(column, canary);
    return String.join(",", cells);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void no_problem_repeats_an_address_a_parameter_or_a_token(Route route) {
    var caller = TestClinic.open();
    var requests =
        Stream.<Function<String, Response>>of(
            canary -> route.send(caller.given().queryParam("subject", canary), Map.of()),
            canary -> route.send(caller.given().header("If-Match", canary), Map.of()),
            canary -> route.send(caller.given().header("Idempotency-Key", canary), Map.of()),
            canary ->
                route.send(
                    RestAssured.given().header("Authorization", "Bearer " + canary), Map.of()),
            canary ->
                caller
                    .given()
                    .request(route.method(), route.path().replaceAll("\\{[a-z]+}", canary)));

    var problems =
        requests
            .flatMap(request -> CANARIES.stream().map(request))
            .filter(answer -> answer.statusCode() >= 400)
            .map(CanaryTest::whole)
            .toList();

    assertThat(problems).isNotEmpty().noneMatch(CanaryTest::holdsACanary);
    assertNothingIsTold();
  }

  @Test
  void where_somebody_looks_for_care_is_not_traced() throws Exception {
    RestAssured.given().get("/v1/providers/search?near=47.6101,-122.3364&limit=1");
    RestAssured.given().get("/v1/places?q=Poulsbo");
    Until.so(() -> traces.soFar().stream().anyMatch(span -> span.contains("/v1/places")));

    assertThat(traces.soFar())
        .anyMatch(span -> span.contains("/v1/providers/search"))
        .anyMatch(span -> span.contains("/v1/places"))
        .noneMatch(span -> span.contains("47.6101") || span.contains("Poulsbo"));
  }

  private void assertNothingIsTold() {
    assertThat(log.soFar()).noneMatch(CanaryTest::holdsACanary);
    assertThat(traces.soFar()).isNotEmpty().noneMatch(CanaryTest::holdsACanary);
    assertThat(scraped()).matches(text -> !holdsACanary(text));
  }

  static Stream<Route> routes() {
    return Route.all().filter(route -> !route.path().equals("/oauth2/token"));
  }

  private static String whole(Response answer) {
    return answer.headers() + "\n" + answer.asString();
  }

  private static boolean holdsACanary(String text) {
    return CANARIES.stream().anyMatch(text::contains);
  }

  private String scraped() {
    return RestAssured.given().noFilters().get(metrics).then().statusCode(200).extract().asString();
  }

  /** The body with each of its values in turn replaced by each canary, and with one added. */
  private static Stream<String> bodies(ObjectNode good) {
    var pointers = new ArrayList<String>();
    collect(good, "", pointers);
    var replaced =
        pointers.stream()
            .flatMap(pointer -> VALUES.stream().map(canary -> replaced(good, pointer, canary)));
    var added = CANARIES.stream().map(canary -> good.deepCopy().put(canary, true).toString());
    return Stream.concat(replaced, added);
  }

  private static void collect(JsonNode node, String pointer, List<String> pointers) {
    if (node.isValueNode()) {
      pointers.add(pointer);
    }
    node.properties()
        .forEach(member -> collect(member.getValue(), pointer + "/" + member.getKey(), pointers));
    if (node.isArray()) {
      IntStream.range(0, node.size())
          .forEach(i -> collect(node.get(i), pointer + "/" + i, pointers));
    }
  }

  private static String replaced(ObjectNode good, String pointer, ValueNode canary) {
    var tree = good.deepCopy();
    int last = pointer.lastIndexOf('/');
    String name = pointer.substring(last + 1);
    switch (tree.at(pointer.substring(0, last))) {
      case ArrayNode array -> array.set(Integer.parseInt(name), canary);
      case ObjectNode object -> object.set(name, canary);
      default -> throw new AssertionError(pointer);
    }
    return tree.toString();
  }
}
