package health.consilium.mirror;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** How one file of an export is put together, from resources in JSON. */
interface Layout {
  /** What stands before the first. */
  default String head() {
    return "";
  }

  /**
   * One resource.
   *
   * @param number how many came before it
   */
  String record(String resource, long number);

  /** What stands behind the last. */
  default String foot() {
    return "";
  }

  static JsonNode read(ObjectMapper json, String resource) {
    try {
      return json.readTree(resource);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a version that was kept is no JSON", e);
    }
  }

  static Layout of(ExportPart part, ObjectMapper json) {
    return switch (part.form()) {
      case NDJSON -> (resource, number) -> resource + "\n";
      case CSV -> new ExportTabulation(json, part.collection().columns());
      case GEOJSON -> new ExportMap(json);
    };
  }
}
