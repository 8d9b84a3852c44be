package health.consilium.kubernetes;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** One directory with a {@code kustomization.yaml}: what is deployed together. */
record Layer(Path directory, Kustomization kustomization) {
  static final Path ROOT = Path.of("k8s");
  private static final String NAME = "kustomization.yaml";

  static List<Layer> all() {
    return files().stream()
        .filter(file -> file.endsWith(NAME))
        .map(Path::getParent)
        .map(directory -> new Layer(directory, read(directory)))
        .toList();
  }

  /** The one in a directory below {@code k8s}. */
  static Layer at(String directory) {
    Path path = ROOT.resolve(directory);
    return new Layer(path, read(path));
  }

  static List<Path> files() {
    try (var files = Files.walk(ROOT)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** This layer's own file and every file that it names. */
  List<Path> named() {
    var named = kustomization.files().stream().map(directory::resolve).collect(Collectors.toList());
    named.add(directory.resolve(NAME));
    return named;
  }

  List<Manifest> manifests() {
    return kustomization.resources().stream()
        .flatMap(file -> StrictYaml.documents(text(directory.resolve(file))).stream())
        .map(Manifest::parse)
        .toList();
  }

  List<Manifest> manifests(String kind) {
    return manifests().stream().filter(manifest -> manifest.kind().equals(kind)).toList();
  }

  List<Workload> workloads() {
    return manifests().stream()
        .filter(manifest -> manifest.json().at("/spec/template").isObject())
        .map(manifest -> new Workload(this, manifest))
        .toList();
  }

  /**
   * What the generated ConfigMap of that name holds.
   *
   * @throws java.util.NoSuchElementException when none of that name is generated
   */
  Map<String, String> settings(String configMap) {
    var generator =
        kustomization.configMapGenerator().stream()
            .filter(generated -> generated.name().equals(configMap))
            .findFirst()
            .orElseThrow();
    var settings = new Properties();
    generator.envs().forEach(file -> load(settings, text(directory.resolve(file))));
    return settings.stringPropertyNames().stream()
        .collect(Collectors.toMap(name -> name, settings::getProperty));
  }

  @Override
  public String toString() {
    return directory.toString();
  }

  private static Kustomization read(Path directory) {
    return StrictYaml.read(text(directory.resolve(NAME)), Kustomization.class);
  }

  static void load(Properties settings, String text) {
    try {
      settings.load(new StringReader(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
