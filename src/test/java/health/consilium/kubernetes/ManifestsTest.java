package health.consilium.kubernetes;

import static health.consilium.kubernetes.Workload.each;
import static health.consilium.kubernetes.Workload.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is deployed, as it stands in the files: nothing is rendered, and no cluster is needed.
 * Reading them already refuses what Kubernetes would not understand, see {@link Manifest}.
 */
class ManifestsTest {
  private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|CREDENTIAL");

  @Test
  void every_layer_runs_pods_behind_a_service_and_a_network_policy() {
    assertThat(Layer.all())
        .hasSize(2)
        .allSatisfy(
            layer -> {
              assertThat(layer.workloads()).hasSize(1);
              assertThat(layer.manifests("Service")).hasSize(1);
              assertThat(layer.manifests("NetworkPolicy")).hasSize(1);
            });
  }

  @Test
  void every_file_is_named_by_a_kustomization_and_every_named_file_exists() {
    var named = Layer.all().stream().flatMap(layer -> layer.named().stream()).toList();

    assertThat(Layer.files())
        .filteredOn(file -> !file.endsWith("README.md"))
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @Test
  void every_selector_selects_the_pods() {
    assertThat(Workload.all())
        .allSatisfy(
            workload ->
                assertThat(selectors(workload.layer()))
                    .hasSizeGreaterThanOrEqualTo(3)
                    .allSatisfy(
                        selector ->
                            assertThat(selector.properties())
                                .isNotEmpty()
                                .isSubsetOf(workload.labels().properties())));
  }

  /** Of the workload and its spreading, of services, policies and budgets. */
  private static List<JsonNode> selectors(Layer layer) {
    return layer.manifests().stream()
        .flatMap(ManifestsTest::selectors)
        .filter(JsonNode::isObject)
        .toList();
  }

  private static Stream<JsonNode> selectors(Manifest manifest) {
    JsonNode spec = manifest.json().path("spec");
    boolean service = manifest.kind().equals("Service");
    return Stream.concat(
        Stream.of(
            spec.at(service ? "/selector" : "/selector/matchLabels"),
            spec.at("/podSelector/matchLabels")),
        each(spec.at("/template/spec/topologySpreadConstraints"))
            .map(constraint -> constraint.at("/labelSelector/matchLabels")));
  }

  @Test
  void a_service_leads_to_the_api_alone() {
    assertThat(Layer.all())
        .flatMap(layer -> layer.manifests("Service"))
        .allSatisfy(
            service ->
                assertThat(texts(service.json().at("/spec/ports"), "/targetPort"))
                    .containsExactly("http"));
  }

  @Test
  void a_network_policy_admits_to_ports_that_the_pods_have() {
    assertThat(Workload.all())
        .allSatisfy(
            workload ->
                assertThat(workload.layer().manifests("NetworkPolicy"))
                    .flatMap(policy -> each(policy.json().at("/spec/ingress")).toList())
                    .flatMap(rule -> texts(rule.path("ports"), "/port"))
                    .contains("http")
                    .isSubsetOf(workload.ports()));
  }

  @Test
  void a_network_policy_bounds_both_directions() {
    assertThat(Layer.all())
        .flatMap(layer -> layer.manifests("NetworkPolicy"))
        .allSatisfy(
            policy -> {
              assertThat(texts(policy.json().at("/spec/policyTypes"), ""))
                  .containsExactly("Ingress", "Egress");
              assertThat(each(policy.json().at("/spec/egress")))
                  .flatMap(rule -> texts(rule.path("ports"), "/port"))
                  .isSubsetOf("5432", "53");
              assertThat(each(policy.json().at("/spec/egress")))
                  .allMatch(rule -> rule.path("ports").size() > 0);
            });
  }

  @Test
  void an_image_has_a_version() {
    assertThat(Workload.all())
        .allSatisfy(
            workload ->
                assertThat(workload.layer().kustomization().images())
                    .filteredOn(
                        image -> workload.container().path("image").asText().equals(image.name()))
                    .singleElement()
                    .satisfies(
                        image -> assertThat(image.newTag()).isNotBlank().isNotEqualTo("latest")));
  }

  @Test
  void no_secret_stands_in_the_files() {
    assertThat(Workload.all())
        .allSatisfy(
            workload -> {
              assertThat(texts(workload.container().path("env"), "/valueFrom/secretKeyRef/name"))
                  .doesNotContain("");
              assertThat(workload.settings().keySet())
                  .isNotEmpty()
                  .noneMatch(name -> SECRET.matcher(name).find());
            });
  }

  @Test
  void every_secret_that_is_asked_for_is_described() {
    String page = Layer.text(Layer.ROOT.resolve("README.md"));
    var base = Layer.at("base").workloads().getFirst();

    assertThat(texts(base.container().path("env"), "/valueFrom/secretKeyRef/key"))
        .isNotEmpty()
        .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
    assertThat(page).contains("## `consilium-database`", "## `consilium-keys`");
  }

  @Test
  void every_setting_is_explained_in_the_operations_page() {
    String page = Layer.text(Path.of("docs/operations.md"));

    assertThat(Workload.all())
        .flatMap(
            workload ->
                Stream.concat(
                        texts(workload.container().path("env"), "/name").stream(),
                        workload.settings().keySet().stream())
                    .toList())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }
}
