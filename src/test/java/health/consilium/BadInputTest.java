package health.consilium;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.platform.http.TestAddress;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.problem.Problem;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every endpoint that takes a JSON body, and every body that a lenient reader would take. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
public class BadInputTest {
  /**
   * Where a body goes, one that would be taken there, and what the faults are done to.
   *
   * @param number a member of it whose value is a number; absent where it has none
   * @param text a member of it whose value is a string
   * @param required a member that must be there
   */
  public record Endpoint(
      String operation,
      String path,
      String good,
      @Nullable Member number,
      Member text,
      Member required) {
    /** Whoever may send it. */
    public TestClinic caller() {
      if (path.matches("/v1/(clinics.*|discussions/(authors|queue/).*|discussions/.*/lock)")) {
        return TestClinic.network();
      }
      return path.startsWith("/v1/discussions")
          ? TestClinic.open(ClientKind.PERSON)
          : TestClinic.open();
    }

    /** The member that a number's fault is done to. */
    Member numeric() {
      return Objects.requireNonNull(number);
    }

    @Override
    public String toString() {
      return operation;
    }
  }

  /** A member of a body: its pointer, and name and value as they stand there. */
  public record Member(String pointer, String name, String value) {
    String with(String other) {
      return "\"" + name + "\": " + other;
    }

    String parent() {
      return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    @Override
    public String toString() {
      return with(value);
    }
  }

  /**
   * What is done to a body, and how it is to be answered; the pointer is absent where none fits.
   */
  record Flaw(
      String name,
      Function<Endpoint, byte[]> body,
      Function<Endpoint, @Nullable String> pointer,
      int status,
      String code) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String ORGANIZATION =
      """
      {"name": "Example Tern (fictional)", "telecom": [{"value": "+12065550142", "system": "phone"}]}
      """;

  private static final String LOCATION =
      """
      {"organization": "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10", "acceptingPatients": "newpt",
       "address": {"line": "1 Example Street", "city": "Seattle", "state": "WA",
                   "postalCode": "98101"}, "name": "Tern, harbor",
       "position": {"latitude": 47.6, "longitude": -122.3, "precision": "rooftop"}}
      """;

  private static final String SERVICE =
      """
      {"organization": "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10", "delivery": "virtual",
       "coverageStates": ["WA"], "identifiers": [{"system": "urn:example", "value": "7"}],
       "product": "racemic-ketamine"}
      """;

  private static final String PRACTITIONER =
      """
      {"name": {"given": ["Ada"], "family": "Example"},
       "telecom": [{"value": "+12065550142", "system": "phone"}]}
      """;

  private static final String ROLE =
      """
      {"practitioner": "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10",
       "telecom": [{"value": "+12065550142", "system": "phone"}]}
      """;

  private static final String CREDENTIAL =
      """
      {"subject": "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10", "issuer": "Example Board",
       "kind": "board", "status": "active"}
      """;

  private static final String PLAN =
      """
      {"network": "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10", "name": "Example Plan", "states": ["WA"]}
      """;

  private static final List<Endpoint> ENDPOINTS =
      Stream.of(
              clinical(),
              List.of(search()),
              network(),
              discussed(),
              attested(),
              corrected(),
              written(
                  "Organization",
                  "organizations",
                  ORGANIZATION,
                  null,
                  new Member("/name", "name", "\"Example Tern (fictional)\""),
                  new Member("/telecom/0/system", "system", "\"phone\"")),
              written(
                  "Location",
                  "locations",
                  LOCATION,
                  new Member("/position/latitude", "latitude", "47.6"),
                  new Member("/address/city", "city", "\"Seattle\""),
                  new Member("/position/precision", "precision", "\"rooftop\"")),
              written(
                  "HealthcareService",
                  "healthcare-services",
                  SERVICE,
                  null,
                  new Member("/identifiers/0/value", "value", "\"7\""),
                  new Member("/delivery", "delivery", "\"virtual\"")),
              written(
                  "Practitioner",
                  "practitioners",
                  PRACTITIONER,
                  null,
                  new Member("/name/family", "family", "\"Example\""),
                  new Member("/telecom/0/system", "system", "\"phone\"")),
              written(
                  "PractitionerRole",
                  "practitioner-roles",
                  ROLE,
                  null,
                  new Member("/telecom/0/value", "value", "\"+12065550142\""),
                  new Member("/telecom/0/system", "system", "\"phone\"")),
              written(
                  "Credential",
                  "credentials",
                  CREDENTIAL,
                  null,
                  new Member("/issuer", "issuer", "\"Example Board\""),
                  new Member("/kind", "kind", "\"board\"")),
              written(
                  "Network",
                  "networks",
                  "{\"insurer\": \"Example Mutual\", \"name\": \"Example Network\"}",
                  null,
                  new Member("/insurer", "insurer", "\"Example Mutual\""),
                  new Member("/name", "name", "\"Example Network\"")),
              written(
                  "InsurancePlan",
                  "insurance-plans",
                  PLAN,
                  null,
                  new Member("/name", "name", "\"Example Plan\""),
                  new Member("/name", "name", "\"Example Plan\"")))
          .flatMap(List::stream)
          .toList();

  /** A resource that is posted to its collection, and put under its id. */
  private static List<Endpoint> written(
      String resource,
      String collection,
      String good,
      @Nullable Member number,
      Member text,
      Member required) {
    String path = "/v1/" + collection;
    return List.of(
        new Endpoint("create" + resource, path, good, number, text, required),
        new Endpoint(
            "put" + resource, path + "/" + UUID.randomUUID(), good, number, text, required));
  }

  private static Endpoint search() {
    return new Endpoint(
        "searchProvidersByBody",
        "/v1/providers/search",
        """
        {"near": {"latitude": 47.6, "longitude": -122.3}, "q": "tern", "routes": ["IV"]}
        """,
        new Member("/near/longitude", "longitude", "-122.3"),
        new Member("/q", "q", "\"tern\""),
        new Member("/near/latitude", "latitude", "47.6"));
  }

  /** Each resource is attested by the same body. */
  private static List<Endpoint> attested() {
    var method = new Member("/method", "method", "\"phone\"");
    return Stream.of(
            "Organization",
            "Location",
            "HealthcareService",
            "Practitioner",
            "PractitionerRole",
            "Network",
            "InsurancePlan",
            "Credential")
        .map(
            resource ->
                new Endpoint(
                    "attest" + resource,
                    collection(resource) + "/" + UUID.randomUUID() + "/attestations",
                    "{\"method\": \"phone\"}",
                    null,
                    method,
                    method))
        .toList();
  }

  /** What anybody reports to be wrong, and who judges it. */
  private static List<Endpoint> corrected() {
    var verdict = new Member("/verdict", "verdict", "\"accepted\"");
    return List.of(
        new Endpoint(
            "reportCorrection",
            "/v1/corrections",
            """
            {"resource": "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10", "note": "tern",
             "collection": "locations", "reason": "closed"}
            """,
            null,
            new Member("/note", "note", "\"tern\""),
            new Member("/reason", "reason", "\"closed\"")),
        new Endpoint(
            "judgeCorrection",
            "/v1/corrections/" + UUID.randomUUID() + "/judgement",
            "{\"verdict\": \"accepted\"}",
            null,
            verdict,
            verdict));
  }

  /** The path of a resource's collection: healthcare-services for HealthcareService. */
  private static String collection(String resource) {
    return "/v1/" + resource.replaceAll("\\B([A-Z])", "-$1").toLowerCase(Locale.ROOT) + "s";
  }

  /** What only the network does. */
  private static List<Endpoint> network() {
    String clients = "/v1/clinics/" + UUID.randomUUID() + "/clients";
    return List.of(
        new Endpoint(
            "createClinic",
            "/v1/clinics",
            "{\"state\": \"WA\", \"name\": \"Example Tern (fictional)\"}",
            null,
            new Member("/state", "state", "\"WA\""),
            new Member("/name", "name", "\"Example Tern (fictional)\"")),
        new Endpoint(
            "createClient",
            clients,
            "{\"clientId\": \"tern\", \"kind\": \"system\"}",
            null,
            new Member("/clientId", "clientId", "\"tern\""),
            new Member("/kind", "kind", "\"system\"")),
        new Endpoint(
            "rotateClient",
            clients + "/" + UUID.randomUUID() + "/rotate",
            "{\"overlap\": \"PT24H\"}",
            null,
            new Member("/overlap", "overlap", "\"PT24H\""),
            new Member("/overlap", "overlap", "\"PT24H\"")));
  }

  /** What people write, and what the network says of them. */
  private static List<Endpoint> discussed() {
    return List.of(
        new Endpoint(
            "checkDraft",
            "/v1/discussions/check",
            "{\"text\": \"tern\"}",
            null,
            new Member("/text", "text", "\"tern\""),
            new Member("/text", "text", "\"tern\"")),
        new Endpoint(
            "openDiscussion",
            "/v1/discussions",
            """
            {"type": "case-series", "title": "tern", "text": "tern", "conflicts": "None.",
             "anchor": {"code": "tern", "kind": "adverse-event"}, "byline": "clinic",
             "caseSeries": {"patients": 3, "indication": "MDD", "drug": "ketamine", "route": "IV",
                            "ageBands": ["30-39"], "sessions": "1", "followUp": "day"}}
            """,
            new Member("/caseSeries/patients", "patients", "3"),
            new Member("/title", "title", "\"tern\""),
            new Member("/anchor/kind", "kind", "\"adverse-event\"")),
        new Endpoint(
            "postToDiscussion",
            "/v1/discussions/" + UUID.randomUUID() + "/posts",
            "{\"text\": \"tern\", \"byline\": \"clinic\"}",
            null,
            new Member("/text", "text", "\"tern\""),
            new Member("/byline", "byline", "\"clinic\"")),
        new Endpoint(
            "putPost",
            "/v1/discussions/%s/posts/%s".formatted(UUID.randomUUID(), UUID.randomUUID()),
            "{\"text\": \"tern\"}",
            null,
            new Member("/text", "text", "\"tern\""),
            new Member("/text", "text", "\"tern\"")),
        new Endpoint(
            "reportPost",
            "/v1/discussions/%s/posts/%s/reports".formatted(UUID.randomUUID(), UUID.randomUUID()),
            "{\"reason\": \"unsafe\"}",
            null,
            new Member("/reason", "reason", "\"unsafe\""),
            new Member("/reason", "reason", "\"unsafe\"")),
        new Endpoint(
            "decideOnPost",
            "/v1/discussions/queue/" + UUID.randomUUID() + "/decision",
            "{\"reason\": \"tern\", \"decision\": \"reject\"}",
            null,
            new Member("/reason", "reason", "\"tern\""),
            new Member("/decision", "decision", "\"reject\"")),
        new Endpoint(
            "putSeen",
            "/v1/discussions/posts/seen",
            "{\"until\": \"2026-03-02T15:00:00Z\"}",
            null,
            new Member("/until", "until", "\"2026-03-02T15:00:00Z\""),
            new Member("/until", "until", "\"2026-03-02T15:00:00Z\"")),
        grounds("lockDiscussion", "/v1/discussions/" + UUID.randomUUID() + "/lock"),
        grounds("suspendAuthor", "/v1/discussions/authors/" + UUID.randomUUID() + "/suspension"),
        new Endpoint(
            "confirmName",
            "/v1/discussions/authors",
            """
            {"clinic": "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10", "clientId": "tern",
             "credentials": ["MD"], "name": "Ada Example"}
            """,
            null,
            new Member("/clientId", "clientId", "\"tern\""),
            new Member("/name", "name", "\"Ada Example\"")));
  }

  /** Why a moderator steps in. */
  private static Endpoint grounds(String operation, String path) {
    var reason = new Member("/reason", "reason", "\"tern\"");
    return new Endpoint(operation, path, "{\"reason\": \"tern\"}", null, reason, reason);
  }

  private static List<Endpoint> clinical() {
    return List.of(
        new Endpoint(
            "putCourse",
            "/v1/courses/" + UUID.randomUUID(),
            """
            {"subject": "6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11", "indication": "MDD",
             "failedTrials": 3, "drug": "ketamine", "route": "IV", "sex": "female",
             "ageBand": "40-49", "startedAt": "2026-03-02T15:00:00Z", "protocol": "trd-iv-single"}
            """,
            new Member("/failedTrials", "failedTrials", "3"),
            new Member("/protocol", "protocol", "\"trd-iv-single\""),
            new Member("/drug", "drug", "\"ketamine\"")),
        new Endpoint(
            "postObservation",
            "/v1/observations",
            """
            {"id": "%s", "course": "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10",
             "code": {"system": "urn:consilium:codes", "code": "madrs-total"},
             "value": {"quantity": 14, "unit": "{score}"},
             "effectiveAt": "2026-03-03T15:10:00Z", "status": "final"}
            """
                .formatted(UUID.randomUUID()),
            new Member("/value/quantity", "quantity", "14"),
            new Member("/value/unit", "unit", "\"{score}\""),
            new Member("/status", "status", "\"final\"")),
        new Endpoint(
            "putObservation",
            "/v1/observations/" + UUID.randomUUID(),
            """
            {"course": "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10",
             "code": {"system": "urn:consilium:codes", "code": "madrs-total"},
             "value": {"quantity": 14, "unit": "{score}"},
             "effectiveAt": "2026-03-03T15:10:00Z", "status": "corrected", "reason": "other"}
            """,
            new Member("/value/quantity", "quantity", "14"),
            new Member("/value/unit", "unit", "\"{score}\""),
            new Member("/status", "status", "\"corrected\"")),
        new Endpoint(
            "putSession",
            "/v1/courses/" + UUID.randomUUID() + "/sessions/" + UUID.randomUUID(),
            """
            {"number": 1, "at": "2026-03-02T15:00:00Z", "adjuncts": [],
             "dose": {"value": 0.5, "unit": "mg/kg"}}
            """,
            new Member("/dose/value", "value", "0.5"),
            new Member("/at", "at", "\"2026-03-02T15:00:00Z\""),
            new Member("/dose/unit", "unit", "\"mg/kg\"")),
        new Endpoint(
            "postAdverseEvent",
            "/v1/adverse-events",
            adverseEvent(),
            new Member("/grade", "grade", "1"),
            new Member("/term", "term", "\"nausea\""),
            new Member("/relation", "relation", "\"possible\"")),
        new Endpoint(
            "putAdverseEvent",
            "/v1/adverse-events/" + UUID.randomUUID(),
            adverseEvent(),
            new Member("/grade", "grade", "1"),
            new Member("/term", "term", "\"nausea\""),
            new Member("/relation", "relation", "\"possible\"")),
        new Endpoint(
            "withdrawSubject",
            "/v1/subjects/withdraw",
            "{\"subject\": \"6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11\"}",
            null,
            new Member("/subject", "subject", "\"6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11\""),
            new Member("/subject", "subject", "\"6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11\"")),
        new Endpoint(
            "searchObservations",
            "/v1/observations/search",
            "{\"limit\": 20, \"subject\": \"6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11\", \"code\":"
                + " \"PHQ9\"}",
            new Member("/limit", "limit", "20"),
            new Member("/code", "code", "\"PHQ9\""),
            new Member("/subject", "subject", "\"6f1c1a52-9c0e-4d57-8a3b-0d8f5f6f2b11\"")));
  }

  private static String adverseEvent() {
    return """
    {"id": "%s", "course": "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e10", "term": "nausea", "grade": 1,
     "seriousness": "non-serious", "relation": "possible", "action": "none",
     "outcome": "resolved", "onsetAt": "2026-03-03T15:10:00Z"}
    """
        .formatted(UUID.randomUUID());
  }

  private static final List<Flaw> FAULTS =
      List.of(
          malformed("a string for a number", e -> number(e, "\"4\""), Endpoint::numeric),
          malformed("a number that nobody can hold", e -> number(e, "1e400"), Endpoint::numeric),
          malformed("an object for a number", e -> number(e, "{}"), Endpoint::numeric),
          malformed("four for a string", e -> text(e, "4"), Endpoint::text),
          malformed("true for a string", e -> text(e, "true"), Endpoint::text),
          malformed("an array for a string", e -> text(e, "[\"a\"]"), Endpoint::text),
          malformed("a NUL in a string", e -> text(e, "\"a\\u0000\""), Endpoint::text),
          malformed("half a surrogate in a string", e -> text(e, "\"a\\ud800\""), Endpoint::text),
          malformed("zero for an enum", e -> required(e, "0"), Endpoint::required),
          malformed("an unknown constant", e -> required(e, "\"none such\""), Endpoint::required),
          malformed("null in a required place", e -> required(e, "null"), Endpoint::required),
          malformed(
              "a required member missing",
              e -> e.good().replaceFirst(",?\\s*\"" + e.required().name() + "\": \"[^\"]*\"", ""),
              Endpoint::required),
          new Flaw(
              "NaN",
              e -> required(e, "NaN").getBytes(UTF_8),
              e -> e.required().parent(),
              400,
              "malformed-body"),
          new Flaw(
              "a duplicate key",
              e -> text(e, e.text().value() + ", " + e.text()).getBytes(UTF_8),
              e -> e.text().parent(),
              400,
              "malformed-body"),
          malformed(
              "a hundred thousand brackets", e -> text(e, "[".repeat(100_000)), Endpoint::text),
          broken("trailing garbage", e -> e.good() + "x"),
          broken("a second body", e -> e.good() + e.good()),
          broken("a body cut short", e -> e.good().strip().replaceFirst("}$", "")),
          broken("an array for the object", e -> "[" + e.good() + "]"),
          broken("an empty body", e -> ""),
          broken("null", e -> "null"),
          new Flaw(
              "invalid UTF-8",
              e -> text(e, "\"\u00e9\"").getBytes(ISO_8859_1),
              e -> "",
              400,
              "malformed-body"),
          new Flaw(
              "an unknown field",
              e -> required(e, e.required().value() + ", \"xyzzy\": 1").getBytes(UTF_8),
              e -> e.required().parent() + "/xyzzy",
              400,
              "unknown-field"),
          new Flaw(
              "a body over the limit",
              e -> (e.good() + " ".repeat(1 << 20)).getBytes(UTF_8),
              e -> null,
              413,
              "payload-too-large"));

  @Inject Database database;

  static Stream<Arguments> everyFaultEverywhere() {
    return ENDPOINTS.stream()
        .flatMap(endpoint -> faults(endpoint).map(fault -> Arguments.of(endpoint, fault)));
  }

  /** What may be sent an empty object. */
  private static final Set<String> ASKS_FOR_NOTHING = Set.of("searchObservations");

  /** Where no enum is required, the required member is one that may say much. */
  private static boolean hasConstants(Endpoint endpoint) {
    return !Set.of("name", "overlap", "text").contains(endpoint.required().name())
        && !endpoint.required().value().equals("\"tern\"");
  }

  /** Where nothing but a number is required, zero is one. */
  private static boolean hasText(Endpoint endpoint) {
    return endpoint.required().value().startsWith("\"");
  }

  private static Stream<Flaw> faults(Endpoint endpoint) {
    return FAULTS.stream()
        .filter(fault -> endpoint.number() != null || !fault.name().contains("number"))
        .filter(fault -> hasConstants(endpoint) || !fault.name().contains("constant"))
        .filter(
            fault ->
                !ASKS_FOR_NOTHING.contains(endpoint.operation())
                    || !fault.name().contains("required"))
        .filter(fault -> hasText(endpoint) || !fault.name().matches(".*(enum|missing)"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("everyFaultEverywhere")
  void a_bad_body_is_refused_with_its_place_and_changes_nothing(Endpoint endpoint, Flaw fault) {
    var clinic = endpoint.caller();

    var problem = send(clinic, endpoint, "application/json", fault.body().apply(endpoint));

    assertThat(problem.statusCode()).isEqualTo(fault.status());
    assertThat(problem.contentType()).startsWith(Problem.MEDIA_TYPE);
    assertThat(problem.path("type").toString()).isEqualTo("/problems/" + fault.code());
    String pointer = fault.pointer().apply(endpoint);
    if (pointer != null) {
      assertThat(problem.<List<String>>path("errors.pointer")).containsExactly(pointer);
    }
    assertThat(rows(clinic)).isEmpty();
  }

  static Stream<Flaw> everyFaultOfALine() {
    return FAULTS.stream()
        .filter(fault -> !fault.name().matches("an empty body|a hundred thousand .*|.* over .*"));
  }

  /** A line of a batch is read as the body of a single post. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("everyFaultOfALine")
  void a_bad_line_of_a_batch_is_refused_with_its_place(Flaw fault) {
    var single =
        ENDPOINTS.stream()
            .filter(endpoint -> endpoint.operation().equals("postObservation"))
            .findFirst()
            .orElseThrow();
    var clinic = TestClinic.open();
    String line = new String(fault.body().apply(single), ISO_8859_1).replace("\n", " ") + "\n";
    var batch =
        new Endpoint("post", single.path() + "/batch", "", null, single.text(), single.required());

    var problem = send(clinic, batch, "application/x-ndjson", ("\n" + line).getBytes(ISO_8859_1));

    assertThat(problem.statusCode()).isEqualTo(422);
    assertThat(problem.<List<Integer>>path("errors.line")).containsExactly(2);
    assertThat(problem.<List<String>>path("errors.code")).containsExactly(fault.code());
    assertThat(problem.<List<String>>path("errors.pointer"))
        .containsExactly(fault.pointer().apply(single));
    assertThat(rows(clinic)).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void another_content_type_is_refused(Endpoint endpoint) {
    var problem =
        send(endpoint.caller(), endpoint, "application/xml", endpoint.good().getBytes(UTF_8));

    assertThat(problem.statusCode()).isEqualTo(415);
    assertThat(problem.path("type").toString()).isEqualTo("/problems/unsupported-media-type");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("endpoints")
  void a_compressed_body_is_refused(Endpoint endpoint) {
    var problem =
        endpoint
            .caller()
            .given()
            .header("X-Forwarded-For", TestAddress.fresh())
            .header("Content-Encoding", "gzip")
            .body(endpoint.good())
            .request(method(endpoint), endpoint.path());

    assertThat(problem.statusCode()).isEqualTo(415);
    assertThat(problem.path("type").toString()).isEqualTo("/problems/unsupported-media-type");
  }

  @Test
  void no_endpoint_with_a_body_is_left_out() {
    var contract = new OpenAPIV3Parser().read("openapi/consilium.yaml");

    var withBody =
        contract.getPaths().values().stream()
            .map(PathItem::readOperations)
            .flatMap(List::stream)
            .filter(operation -> operation.getRequestBody() != null)
            .filter(
                operation ->
                    operation.getRequestBody().getContent().containsKey("application/json"))
            .map(operation -> operation.getOperationId());

    assertThat(withBody)
        .containsExactlyInAnyOrderElementsOf(ENDPOINTS.stream().map(Endpoint::operation).toList());
  }

  public static Stream<Endpoint> endpoints() {
    return ENDPOINTS.stream();
  }

  private static io.restassured.response.Response send(
      TestClinic clinic, Endpoint endpoint, String contentType, byte[] body) {
    return clinic
        .given()
        .config(
            RestAssuredConfig.config()
                .encoderConfig(
                    EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
        .header("X-Forwarded-For", TestAddress.fresh())
        .contentType(contentType)
        .body(body)
        .request(method(endpoint), endpoint.path());
  }

  private static String method(Endpoint endpoint) {
    return endpoint.operation().startsWith("put") ? "PUT" : "POST";
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

  private static Flaw malformed(
      String name, Function<Endpoint, String> body, Function<Endpoint, Member> member) {
    return new Flaw(
        name,
        endpoint -> body.apply(endpoint).getBytes(UTF_8),
        endpoint -> member.apply(endpoint).pointer(),
        400,
        "malformed-body");
  }

  /** Not the JSON of an object at all, so the fault has no place in it. */
  private static Flaw broken(String name, Function<Endpoint, String> body) {
    return new Flaw(
        name,
        endpoint -> body.apply(endpoint).getBytes(UTF_8),
        endpoint -> "",
        400,
        "malformed-body");
  }

  private static String number(Endpoint endpoint, String value) {
    return replace(endpoint, endpoint.numeric(), value);
  }

  private static String text(Endpoint endpoint, String value) {
    return replace(endpoint, endpoint.text(), value);
  }

  private static String required(Endpoint endpoint, String value) {
    return replace(endpoint, endpoint.required(), value);
  }

  private static String replace(Endpoint endpoint, Member member, String value) {
    assertThat(endpoint.good()).contains(member.toString());
    return endpoint.good().replace(member.toString(), member.with(value));
  }
}
