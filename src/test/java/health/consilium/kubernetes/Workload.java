package health.consilium.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A manifest that runs pods, in the layer that it is deployed with. */
record Workload(Layer layer, Manifest manifest) {
  static List<Workload> all() {
    return Layer.all().stream().flatMap(layer -> layer.workloads().stream()).toList();
  }

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

  /** Its environment as far as ConfigMaps hold it. */
  Map<String, String> settings() {
    var settings = new HashMap<String, String>();
    texts(container().path("envFrom"), "/configMapRef/name")
        .forEach(configMap -> settings.putAll(layer.settings(configMap)));
    return settings;
  }

  @Override
  public String toString() {
    return layer + " " + manifest;
  }

  static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static List<String> texts(JsonNode array, String pointer) {
    return each(array).map(element -> element.at(pointer).asText()).toList();
  }
}
