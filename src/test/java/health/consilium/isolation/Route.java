package health.consilium.isolation;

import static java.nio.charset.StandardCharsets.UTF_8;

import health.consilium.contract.JsonBody;
import health.consilium.platform.json.JsonLines;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An operation as the contract has it, and requests to it. */
record Route(String method, String path, Operation operation) {
  private static final List<Route> ALL =
      contract().getPaths().entrySet().stream()
          .flatMap(entry -> of(entry.getKey(), entry.getValue()))
          .toList();

  private static final Map<String, String> BODIES =
      JsonBody.all().collect(Collectors.toMap(JsonBody::operation, JsonBody::text));

  private static final String ID = "\"id\": *\"[^\"]*\"";
  private static final Pattern VARIABLE = Pattern.compile("(/[a-z-]+)?/\\{([a-z]+)}");

  /** Parts of a path that are no ids. */
  private static final Set<String> COUNTED = Set.of("date", "version");

  static Stream<Route> all() {
    return ALL.stream();
  }

  private static OpenAPI contract() {
    var whole = new ParseOptions();
    whole.setResolveFully(true);
    return new OpenAPIV3Parser().read("openapi/consilium.yaml", null, whole);
  }

  private static Stream<Route> of(String path, PathItem item) {
    return item.readOperationsMap().entrySet().stream()
        .map(entry -> new Route(entry.getKey().name(), path, entry.getValue()));
  }

  /** One of these lets a token in; none where no token is needed. */
  Set<String> scopes() {
    return operation.getSecurity() == null
        ? Set.of()
        : operation.getSecurity().stream()
            .flatMap(requirement -> requirement.values().stream())
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableSet());
  }

  boolean isRead() {
    return method.equals("GET");
  }

  boolean answers(String status) {
    return operation.getResponses().containsKey(status);
  }

  /** The collections out of which the path names one each, such as {@code courses}. */
  List<String> collections() {
    return VARIABLE
        .matcher(path)
        .results()
        .filter(found -> found.group(1) != null && !COUNTED.contains(found.group(2)))
        .map(found -> found.group(1).substring(1))
        .toList();
  }

  List<String> filters() {
    return parameters().filter(p -> "query".equals(p.getIn())).map(Parameter::getName).toList();
  }

  /** A body that is good in all but what it refers to; none where none is read. */
  Optional<String> body() {
    var known = BODIES.get(operation.getOperationId());
    if (known != null) {
      return Optional.of(known);
    }
    return Optional.ofNullable(operation.getRequestBody()).map(none -> "{}");
  }

  /**
   * Sends it.
   *
   * @param ids by collection, where a path names one; of others a random one is asked for
   */
  Response send(RequestSpecification given, Map<String, UUID> ids, Optional<String> body) {
    String target = target(ids);
    if (answers("412") && !answers("201")) {
      given.header("If-Match", "\"1\"");
    }
    parameters()
        .filter(p -> "query".equals(p.getIn()) && Boolean.TRUE.equals(p.getRequired()))
        .forEach(p -> given.queryParam(p.getName(), value(p)));
    if (operation.getRequestBody() != null) {
      String type = operation.getRequestBody().getContent().keySet().iterator().next();
      // REST Assured adds a charset of its own to what it does not know
      given.contentType(type.equals("application/json") ? type : type + "; charset=UTF-8");
      body.map(text -> named(text, target)).ifPresent(text -> write(given, type, text));
    }
    return given.request(method, target);
  }

  /** REST Assured encodes the types that it knows. */
  private static void write(RequestSpecification given, String type, String text) {
    if (type.equals(JsonLines.MEDIA_TYPE)) {
      given.body(text.getBytes(UTF_8));
    } else {
      given.body(text);
    }
  }

  /** What is put is called what the path says, where its body has its id. */
  private String named(String body, String target) {
    return method.equals("PUT")
        ? body.replaceFirst(ID, "\"id\": \"" + target.substring(target.lastIndexOf('/') + 1) + "\"")
        : body;
  }

  Response send(RequestSpecification given, Map<String, UUID> ids) {
    return send(given, ids, body());
  }

  /** Without a token. */
  Response sendAnonymously() {
    return send(RestAssured.given(), Map.of());
  }

  private String target(Map<String, UUID> ids) {
    return VARIABLE.matcher(path).replaceAll(found -> segments(found, ids));
  }

  private static String segments(MatchResult found, Map<String, UUID> ids) {
    String collection = found.group(1) == null ? "" : found.group(1);
    return collection
        + "/"
        + switch (found.group(2)) {
          case "date" -> "2026-01-01";
          case "version" -> "1";
          default -> ids.getOrDefault(collection.replace("/", ""), UUID.randomUUID()).toString();
        };
  }

  private static Object value(Parameter parameter) {
    var values = parameter.getSchema().getEnum();
    if (values != null) {
      return values.getFirst();
    }
    return parameter.getExample() == null ? "1" : parameter.getExample();
  }

  private Stream<Parameter> parameters() {
    return Stream.ofNullable(operation.getParameters()).flatMap(List::stream);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
