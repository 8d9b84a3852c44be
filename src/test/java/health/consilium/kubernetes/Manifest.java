package health.consilium.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import java.util.Map;

/**
 * One YAML document that Kubernetes understands completely; what it holds is asked by JSON pointer.
 */
record Manifest(JsonNode json) {
  /**
   * A kind that is not here is not in use. A Secret never will be: its values are not for a
   * repository.
   */
  private static final Map<String, Class<? extends KubernetesObject>> KINDS =
      Map.of(
          "v1 Namespace", V1Namespace.class,
          "v1 Service", V1Service.class,
          "v1 ServiceAccount", V1ServiceAccount.class,
          "apps/v1 Deployment", V1Deployment.class,
          "apps/v1 StatefulSet", V1StatefulSet.class,
          "networking.k8s.io/v1 NetworkPolicy", V1NetworkPolicy.class,
          "policy/v1 PodDisruptionBudget", V1PodDisruptionBudget.class);

  /**
   * The model refuses fields that are unknown or missing. It turns numbers into text and text into
   * numbers though, so what it understood is written back and must hold all that was read.
   * Quantities must therefore stand in their canonical form: {@code 1Gi} and not {@code 1024Mi}.
   *
   * @throws RuntimeException when the document is not exactly such an object
   */
  static Manifest parse(JsonNode document) {
    var manifest = new Manifest(document);
    String type = document.path("apiVersion").asText() + " " + manifest.kind();
    Class<? extends KubernetesObject> model = KINDS.get(type);
    if (model == null) {
      throw new IllegalArgumentException("no kind of ours: " + type);
    }
    String understood = JSON.serialize(JSON.deserialize(document.toString(), model));
    requireSame(manifest.toString(), document, StrictYaml.read(understood, JsonNode.class));
    return manifest;
  }

  /** Only lists and objects that are empty may come on top: the model writes them unasked. */
  private static void requireSame(String where, JsonNode read, JsonNode understood) {
    if (read.isContainerNode() && read.getNodeType() == understood.getNodeType()) {
      read.properties()
          .forEach(
              field ->
                  requireSame(
                      where + "/" + field.getKey(),
                      field.getValue(),
                      understood.path(field.getKey())));
      for (int i = 0; i < read.size() && read.isArray(); i++) {
        requireSame(where + "/" + i, read.path(i), understood.path(i));
      }
    } else if (!read.equals(understood)) {
      throw new IllegalArgumentException(where + ": " + read + " is read as " + understood);
    }
  }

  String kind() {
    return json.path("kind").asText();
  }

  /** The name, with the kind before it as {@code kubectl} takes it. */
  @Override
  public String toString() {
    return kind() + "/" + json.at("/metadata/name").asText();
  }
}
