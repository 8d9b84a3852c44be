package health.consilium.kubernetes;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A {@code kustomization.yaml}, as far as ours use the format: what is not here is refused. */
record Kustomization(
    String apiVersion,
    String kind,
    @Nullable String namespace,
    List<String> resources,
    List<Settings> configMapGenerator,
    List<Image> images) {

  /** A ConfigMap made from files of {@code NAME=value} lines. */
  record Settings(String name, List<String> envs) {}

  /** What stands for an image's name in the manifests, and what it becomes. */
  record Image(String name, String newName, String newTag) {}

  Kustomization {
    if (!apiVersion.equals("kustomize.config.k8s.io/v1beta1") || !kind.equals("Kustomization")) {
      throw new IllegalArgumentException("no Kustomization but " + apiVersion + " " + kind);
    }
  }

  /** Every file that it names, relative to its own directory. */
  List<String> files() {
    var settings = configMapGenerator.stream().flatMap(generator -> generator.envs().stream());
    return Stream.concat(resources.stream(), settings).toList();
  }
}
