package health.consilium.mirror;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.platform.csv.Csv;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of resources: lists with semicolons between their values, a telephone number or an
 * identifier as {@code system=value}, whatever else has parts as its JSON.
 */
final class ExportTabulation implements Layout {
  private final ObjectMapper json;
  private final List<String> columns;
  private final List<JsonPointer> members;

  /**
   * @param columns members of a resource, those of its parts behind a dot
   */
  ExportTabulation(ObjectMapper json, List<String> columns) {
    this.json = json;
    this.columns = List.copyOf(columns);
    this.members =
        columns.stream().map(name -> JsonPointer.compile("/" + name.replace('.', '/'))).toList();
  }

  @Override
  public String head() {
    return Csv.line(columns);
  }

  @Override
  public String record(String resource, long number) {
    var tree = Layout.read(json, resource);
    return Csv.line(members.stream().map(member -> cell(tree.at(member))).toList());
  }

  private static String cell(JsonNode value) {
    return value.isArray()
        ? value.valueStream().map(ExportTabulation::one).collect(Collectors.joining(";"))
        : one(value);
  }

  private static String one(JsonNode value) {
    if (!value.isObject()) {
      return value.asText("");
    }
    return value.has("system") && value.has("value")
        ? value.get("system").asText() + "=" + value.get("value").asText()
        : value.toString();
  }
}
