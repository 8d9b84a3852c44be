package health.consilium.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.Names;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds the field that a refused body should not have. Jackson reports a missing field before an
 * unknown one, so a misspelt name would be answered with "missing" and not with "did you mean".
 */
final class UnknownFields {
  private final ObjectMapper json;

  UnknownFields(ObjectMapper json) {
    this.json = json;
  }

  /** The first unknown field of the body, in its own order. */
  Optional<Refusal> find(String body, JavaType type) {
    try {
      return in(json.readTree(body), type, "").findFirst();
    } catch (JsonProcessingException e) {
      return Optional.empty(); // not even JSON: its reader has said so already
    }
  }

  private Stream<Refusal> in(JsonNode node, JavaType type, String pointer) {
    if (node.isArray() && type.isContainerType()) {
      return IntStream.range(0, node.size())
          .boxed()
          .flatMap(i -> in(node.get(i), type.getContentType(), pointer + "/" + i));
    }
    return node.isObject() && type.getRawClass().isRecord()
        ? inRecord(node, known(type), pointer)
        : Stream.empty();
  }

  private Stream<Refusal> inRecord(JsonNode node, Map<String, JavaType> known, String pointer) {
    return node.propertyStream()
        .flatMap(
            field -> {
              var type = known.get(field.getKey());
              return type == null
                  ? Stream.of(unknown(field.getKey(), known, pointer))
                  : in(field.getValue(), type, pointer + "/" + field.getKey());
            });
  }

  private Map<String, JavaType> known(JavaType type) {
    return json.getDeserializationConfig().introspect(type).findProperties().stream()
        .collect(
            Collectors.toMap(
                BeanPropertyDefinition::getName, BeanPropertyDefinition::getPrimaryType));
  }

  private static Refusal unknown(String name, Map<String, JavaType> known, String pointer) {
    String place = Names.repeatable(name, known.keySet()) ? pointer + "/" + name : pointer;
    return new Refusal(
        Fault.at(place, ProblemCode.UNKNOWN_FIELD, Names.unknown(name, known.keySet(), "fields")));
  }
}
