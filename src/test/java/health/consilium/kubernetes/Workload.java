package health.consilium.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A manifest that runs pods. */
record Workload(Manifest manifest) {
  JsonNode at(String pointer) {
    return manifest.json().at(pointer);
  }

  JsonNode labels() {
    return at("/spec/template/metadata/labels");
  }

  JsonNode pod() {
    return at("/spec/template/spec");
  }

  /** The one container: more would each need a look of their own. */
  JsonNode container() {
    if (pod().has("initContainers") || pod().path("containers").size() != 1) {
      throw new IllegalStateException("one container was expected in " + manifest);
    }
    return pod().at("/containers/0");
  }

  List<String> ports() {
    return texts(container().path("ports"), "/name");
  }

  /** The names of its volumes, those included that each pod gets for itself. */
  List<String> volumes() {
    return Stream.concat(
            texts(pod().path("volumes"), "/name").stream(),
            texts(at("/spec/volumeClaimTemplates"), "/metadata/name").stream())
        .toList();
  }

  /** The ConfigMaps whose content is its environment. */
  List<String> settings() {
    return texts(container().path("envFrom"), "/configMapRef/name");
  }

  static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static List<String> texts(JsonNode array, String pointer) {
    return each(array).map(element -> element.at(pointer).asText()).toList();
  }
}
