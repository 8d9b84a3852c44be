package health.consilium.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An operation of the contract that takes JSON, and the example that the contract gives of it.
 *
 * @param path of things that are not there
 * @param scopes one of these lets a token in
 * @param mediaType application/json, or a kind of it
 * @param schema what the contract says of the body
 * @param example good in all but what it refers to
 */
public record JsonBody(
    String operation,
    String method,
    String path,
    Set<String> scopes,
    String mediaType,
    JsonNode schema,
    ObjectNode example) {
  private static final JsonNode CONTRACT = contract();

  /** No text of an example. */
  private static final String HOLE = "\u2b1a";

  /** Every one that there is. */
  public static Stream<JsonBody> all() {
    return CONTRACT.path("paths").properties().stream().flatMap(JsonBody::of);
  }

  private static Stream<JsonBody> of(Map.Entry<String, JsonNode> path) {
    String target = path.getKey().replaceAll("\\{[^}]*}", "0190f0c4-5b1e-7c3a-9d52-2f6a7c1b8e55");
    return path.getValue().properties().stream()
        .flatMap(
            operation ->
                operation.getValue().path("requestBody").path("content").properties().stream()
                    .filter(content -> content.getKey().endsWith("json"))
                    .filter(content -> !content.getKey().contains("ndjson"))
                    .map(content -> of(operation, target, content)));
  }

  private static JsonBody of(
      Map.Entry<String, JsonNode> operation, String path, Map.Entry<String, JsonNode> content) {
    var scopes = operation.getValue().path("security").findValues("oauth2").stream();
    var schema = resolved(content.getValue().path("schema"));
    String id = operation.getValue().path("operationId").asText();
    return new JsonBody(
        id,
        operation.getKey().toUpperCase(Locale.ROOT),
        path,
        scopes
            .flatMap(JsonNode::valueStream)
            .map(JsonNode::asText)
            .collect(Collectors.toUnmodifiableSet()),
        content.getKey(),
        schema,
        example(id, content.getValue(), schema));
  }

  /** One of its own goes before the one of its schema. */
  private static ObjectNode example(String operation, JsonNode content, JsonNode schema) {
    return Stream.concat(
            content.path("examples").valueStream().map(each -> each.path("value")),
            schema.path("examples").valueStream())
        .filter(JsonNode::isObject)
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no example of the body of " + operation));
  }

  private static JsonNode contract() {
    try {
      return new YAMLMapper().readTree(Path.of("openapi/consilium.yaml").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is said beside a reference goes before what it refers to. */
  private static JsonNode resolved(JsonNode schema) {
    if (!schema.has("$ref")) {
      return schema;
    }
    var whole = (ObjectNode) CONTRACT.at(schema.path("$ref").asText().substring(1)).deepCopy();
    return whole.setAll((ObjectNode) schema);
  }

  /** Whoever may send it. */
  public TestClinic caller() {
    if (scopes.contains("network.admin") || scopes.contains("moderate")) {
      return TestClinic.network();
    }
    return scopes.contains("discussions.write")
        ? TestClinic.open(ClientKind.PERSON)
        : TestClinic.open();
  }

  /** The first plain value of it. */
  public Optional<BodyMember> first() {
    return members().findFirst();
  }

  /** The first plain value of it that is such, if there is one. */
  public Optional<BodyMember> member(Predicate<BodyMember> such) {
    return members().filter(such).findFirst();
  }

  /** Whether it may hold members that the contract does not name. */
  public boolean isOpen() {
    return schema.path("additionalProperties").asBoolean();
  }

  public String text() {
    return example.toString();
  }

  /** The example with that written for the member's value. */
  public String with(BodyMember member, String written) {
    var copy = example.deepCopy();
    object(copy, member.parent()).put(member.name(), HOLE);
    return copy.toString().replace("\"" + HOLE + "\"", written);
  }

  /** The example with the member written twice. */
  public String twice(BodyMember member) {
    String value = example.at(member.pointer()).toString();
    return with(member, "%s, \"%s\": %s".formatted(value, member.name(), value));
  }

  public String without(BodyMember member) {
    var copy = example.deepCopy();
    object(copy, member.parent()).remove(member.name());
    return copy.toString();
  }

  private static ObjectNode object(ObjectNode root, JsonPointer pointer) {
    return (ObjectNode) root.at(pointer);
  }

  private Stream<BodyMember> members() {
    return members(schema, example, JsonPointer.empty());
  }

  private static Stream<BodyMember> members(JsonNode schema, JsonNode value, JsonPointer pointer) {
    if (value.isArray()) {
      var items = resolved(schema.path("items"));
      return Stream.iterate(0, i -> i < value.size(), i -> i + 1)
          .filter(i -> value.get(i).isContainerNode())
          .flatMap(i -> members(items, value.get(i), pointer.appendIndex(i)));
    }
    return value.properties().stream()
        .flatMap(
            member -> {
              var said = resolved(schema.path("properties").path(member.getKey()));
              var place = pointer.appendProperty(member.getKey());
              return member.getValue().isContainerNode()
                  ? members(said, member.getValue(), place)
                  : Stream.of(new BodyMember(place, said, isRequired(schema, member.getKey())));
            });
  }

  private static boolean isRequired(JsonNode schema, String name) {
    return schema.path("required").valueStream().anyMatch(each -> each.asText().equals(name));
  }

  @Override
  public String toString() {
    return operation;
  }
}
