package health.consilium.kubernetes;

import static health.consilium.kubernetes.Workload.each;
import static health.consilium.kubernetes.Workload.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.configuration.DurationConverter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is deployed, as it stands in the files: nothing is rendered, and no cluster is needed. */
class ManifestsTest {
  private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|CREDENTIAL");
  private static final List<String> PROBES =
      List.of("startupProbe", "readinessProbe", "livenessProbe");

  @Test
  void every_manifest_is_understood_and_every_kustomization_has_a_pod_to_run() {
    assertThat(Layer.all())
        .hasSize(2)
        .allSatisfy(layer -> assertThat(layer.workloads()).hasSize(1));
  }

  @Test
  void every_file_is_named_by_a_kustomization() {
    var named = Layer.all().stream().flatMap(layer -> layer.named().stream()).toList();

    assertThat(Layer.files())
        .filteredOn(file -> !file.endsWith("README.md"))
        .hasSameElementsAs(named);
  }

  @Test
  void pods_run_confined() {
    eachWorkload(
        (layer, workload) -> {
          assertThat(workload.pod().at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
          assertThat(workload.pod().at("/securityContext/seccompProfile/type").asText())
              .isEqualTo("RuntimeDefault");
          assertThat(workload.pod().path("automountServiceAccountToken").asBoolean(true)).isFalse();
          assertThat(workload.pod().fieldNames())
              .toIterable()
              .doesNotContain("hostNetwork", "hostPID", "hostIPC");
          assertConfined(workload.container().path("securityContext"));
        });
  }

  private static void assertConfined(JsonNode context) {
    assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(context.at("/capabilities/drop"))
        .extracting(JsonNode::asText)
        .containsExactly("ALL");
    assertThat(context.at("/capabilities").has("add")).isFalse();
    assertThat(context.has("privileged")).isFalse();
  }

  @Test
  void pods_run_as_the_user_that_the_image_makes() {
    String containerfile = Layer.text(Path.of("src/main/container/Containerfile"));

    eachWorkload(
        (layer, workload) -> {
          JsonNode context = workload.pod().path("securityContext");
          String user = context.path("runAsUser").asText();
          assertThat(containerfile)
              .contains("\nUSER " + user + ":" + context.path("runAsGroup").asText() + "\n");
          assertThat(containerfile).contains("useradd --uid " + user);
          assertThat(context.path("fsGroup").asText()).isEqualTo(user);
        });
  }

  @Test
  void the_three_probes_ask_the_management_port() {
    eachWorkload(
        (layer, workload) -> {
          assertThat(PROBES)
              .map(probe -> workload.container().at("/" + probe + "/httpGet/path").asText())
              .containsExactly("/q/health/started", "/q/health/ready", "/q/health/live");
          assertThat(PROBES)
              .map(probe -> workload.container().at("/" + probe + "/httpGet/port").asText())
              .containsOnly("management");
        });
  }

  @Test
  void the_ports_are_the_service_s_own() {
    eachWorkload(
        (layer, workload) -> {
          assertThat(workload.ports()).containsExactly("http", "management");
          assertThat(workload.container().path("ports"))
              .extracting(port -> port.path("containerPort").asInt())
              .containsExactly(8080, 9000);
        });
  }

  @Test
  void every_port_that_is_named_elsewhere_exists() {
    for (var layer : Layer.all()) {
      var ports = layer.workloads().getFirst().ports();
      assertThat(layer.manifests("Service"))
          .isNotEmpty()
          .allSatisfy(
              service ->
                  assertThat(texts(service.json().at("/spec/ports"), "/targetPort"))
                      .containsExactly("http")
                      .isSubsetOf(ports));
      assertThat(layer.manifests("NetworkPolicy"))
          .isNotEmpty()
          .allSatisfy(
              policy ->
                  assertThat(each(policy.json().at("/spec/ingress")))
                      .flatMap(rule -> texts(rule.path("ports"), "/port"))
                      .isNotEmpty()
                      .isSubsetOf(ports));
    }
  }

  @Test
  void every_selector_selects_the_pods() {
    eachWorkload(
        (layer, workload) -> {
          assertThat(selectors(layer))
              .hasSizeGreaterThan(2)
              .allSatisfy(
                  selector ->
                      assertThat(workload.labels().properties())
                          .isNotEmpty()
                          .containsAll(selector.properties()));
          assertThat(selectors(layer)).noneMatch(JsonNode::isEmpty);
        });
  }

  /** Of services, policies, budgets, spread constraints and what runs the pods. */
  private static List<JsonNode> selectors(Layer layer) {
    return layer.manifests().stream()
        .map(manifest -> manifest.json().path("spec"))
        .flatMap(
            spec ->
                Stream.concat(
                    Stream.of(
                        spec.at("/selector/matchLabels"),
                        spec.at("/podSelector/matchLabels"),
                        spec.path("selector").path("app.kubernetes.io/name").isTextual()
                            ? spec.path("selector")
                            : spec.at("/none")),
                    each(spec.at("/template/spec/topologySpreadConstraints"))
                        .map(constraint -> constraint.at("/labelSelector/matchLabels"))))
        .filter(JsonNode::isObject)
        .toList();
  }

  @Test
  void memory_is_bounded_and_processor_time_is_reserved() {
    eachWorkload(
        (layer, workload) -> {
          JsonNode resources = workload.container().path("resources");
          assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
          assertThat(resources.at("/limits/memory").asText())
              .isNotEmpty()
              .isEqualTo(resources.at("/requests/memory").asText());
        });
  }

  @Test
  void no_secret_stands_in_the_files() {
    eachWorkload(
        (layer, workload) -> {
          assertThat(each(workload.container().path("env")))
              .allSatisfy(
                  variable ->
                      assertThat(variable.at("/valueFrom/secretKeyRef/name").asText())
                          .isNotEmpty());
          assertThat(settings(layer, workload).map(Setting::name))
              .isNotEmpty()
              .noneMatch(name -> SECRET.matcher(name).find());
        });
  }

  @Test
  void every_setting_is_explained_in_the_operations_page() {
    String page = Layer.text(Path.of("docs/operations.md"));

    eachWorkload(
        (layer, workload) -> {
          assertThat(texts(workload.container().path("env"), "/name"))
              .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
          assertThat(settings(layer, workload).map(Setting::name))
              .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
        });
  }

  @Test
  void only_volumes_that_exist_are_mounted_and_all_of_them() {
    eachWorkload(
        (layer, workload) ->
            assertThat(texts(workload.container().path("volumeMounts"), "/name"))
                .contains("tmp")
                .containsExactlyInAnyOrderElementsOf(workload.volumes()));
  }

  @Test
  void an_image_has_a_version() {
    eachWorkload(
        (layer, workload) -> {
          String image = workload.container().path("image").asText();
          assertThat(layer.kustomization().images())
              .filteredOn(named -> named.name().equals(image))
              .singleElement()
              .satisfies(named -> assertThat(named.newTag()).isNotBlank().isNotEqualTo("latest"));
        });
  }

  @Test
  void a_pod_that_stops_has_the_time_that_its_requests_are_promised() {
    eachWorkload(
        (layer, workload) -> {
          Duration promised =
              settings(layer, workload)
                  .filter(setting -> setting.name().startsWith("QUARKUS_SHUTDOWN_"))
                  .map(setting -> DurationConverter.parseDuration(setting.value()))
                  .reduce(Duration.ZERO, Duration::plus);
          assertThat(
                  Duration.ofSeconds(workload.pod().path("terminationGracePeriodSeconds").asInt()))
              .isGreaterThanOrEqualTo(promised.plusSeconds(10));
          assertThat(promised).isPositive();
        });
  }

  @Test
  void a_rolling_update_takes_no_pod_away_before_another_is_ready() {
    var base = new Layer(Layer.ROOT.resolve("base"), Layer.all().getFirst().kustomization());
    var deployment = base.workloads().getFirst();

    assertThat(deployment.at("/spec/replicas").asInt()).isGreaterThan(1);
    assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1)).isZero();
    assertThat(base.settings("consilium-settings")).containsKey("QUARKUS_SHUTDOWN_DELAY");
  }

  private record Setting(String name, String value) {}

  private static Stream<Setting> settings(Layer layer, Workload workload) {
    return workload.settings().stream()
        .flatMap(configMap -> layer.settings(configMap).entrySet().stream())
        .map(entry -> new Setting(entry.getKey(), entry.getValue()));
  }

  private static void eachWorkload(BiConsumer<Layer, Workload> check) {
    for (var layer : Layer.all()) {
      layer.workloads().forEach(workload -> check.accept(layer, workload));
    }
  }
}
