package health.consilium.kubernetes;

import static health.consilium.kubernetes.Workload.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.runtime.configuration.DurationConverter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for each pod, of the base and of the demo alike. */
class PodsTest {
  private static final List<String> PROBES =
      List.of("startupProbe", "readinessProbe", "livenessProbe");

  @Test
  void pods_run_confined() {
    each(
        workload -> {
          JsonNode pod = workload.pod();
          assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
          assertThat(pod.at("/securityContext/seccompProfile/type").asText())
              .isEqualTo("RuntimeDefault");
          assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
          assertThat(pod.fieldNames())
              .toIterable()
              .doesNotContain("hostNetwork", "hostPID", "hostIPC");
        });
  }

  @Test
  void containers_run_confined() {
    each(
        workload -> {
          JsonNode context = workload.container().path("securityContext");
          assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
          assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
          // and nothing is added
          assertThat(context.path("capabilities")).hasToString("{\"drop\":[\"ALL\"]}");
          assertThat(context.fieldNames())
              .toIterable()
              .doesNotContain("privileged", "runAsNonRoot", "runAsUser", "seccompProfile");
        });
  }

  @Test
  void pods_run_as_the_user_that_the_image_makes() {
    String containerfile = Layer.text(Path.of("src/main/container/Containerfile"));

    each(
        workload -> {
          JsonNode context = workload.pod().path("securityContext");
          String user = context.path("runAsUser").asText();
          assertThat(containerfile)
              .contains("useradd --uid " + user + " ")
              .contains("\nUSER " + user + ":" + context.path("runAsGroup").asText() + "\n");
          assertThat(context.path("fsGroup").asText()).isEqualTo(user);
        });
  }

  @Test
  void the_three_probes_ask_the_management_port() {
    each(
        workload -> {
          assertThat(PROBES)
              .map(probe -> workload.container().at("/" + probe + "/httpGet/path").asText())
              .containsExactly("/q/health/started", "/q/health/ready", "/q/health/live");
          assertThat(PROBES)
              .map(probe -> workload.container().at("/" + probe + "/httpGet/port").asText())
              .containsOnly("management");
        });
  }

  /** As DatabaseDurability asks: a connection from the pool, and then a query of two seconds. */
  @Test
  void readiness_has_the_time_that_its_check_waits_for_a_database_which_hangs() {
    var defaults = new Properties();
    Layer.load(defaults, Layer.text(Path.of("src/main/resources/application.properties")));
    int connection =
        Integer.parseInt(defaults.getProperty("quarkus.datasource.jdbc.acquisition-timeout"));

    each(
        workload -> {
          JsonNode probe = workload.container().path("readinessProbe");
          assertThat(probe.path("timeoutSeconds").asInt()).isGreaterThan(connection + 2);
          assertThat(probe.path("periodSeconds").asInt())
              .isGreaterThanOrEqualTo(probe.path("timeoutSeconds").asInt());
        });
  }

  @Test
  void the_ports_are_those_that_the_service_listens_on() {
    each(
        workload -> {
          assertThat(workload.ports()).containsExactly("http", "management");
          assertThat(texts(workload.container().path("ports"), "/containerPort"))
              .containsExactly("8080", "9000");
          assertThat(workload.settings())
              .containsEntry("QUARKUS_HTTP_HOST", "0.0.0.0")
              .containsEntry("QUARKUS_MANAGEMENT_HOST", "0.0.0.0")
              .doesNotContainKeys("QUARKUS_HTTP_PORT", "QUARKUS_MANAGEMENT_PORT");
        });
  }

  @Test
  void memory_is_bounded_and_processor_time_is_reserved() {
    each(
        workload -> {
          JsonNode resources = workload.container().path("resources");
          assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
          assertThat(resources.at("/limits/memory").asText()).isNotEmpty();
          assertThat(resources.at("/limits/memory")).isEqualTo(resources.at("/requests/memory"));
        });
  }

  @Test
  void every_volume_is_mounted_and_no_other() {
    each(
        workload ->
            assertThat(texts(workload.container().path("volumeMounts"), "/name"))
                .contains("tmp")
                .containsExactlyInAnyOrderElementsOf(workload.volumes()));
  }

  @Test
  void a_pod_that_stops_has_the_time_that_its_requests_are_promised() {
    each(
        workload -> {
          Duration promised =
              workload.settings().entrySet().stream()
                  .filter(setting -> setting.getKey().startsWith("QUARKUS_SHUTDOWN_"))
                  .map(setting -> DurationConverter.parseDuration(setting.getValue()))
                  .reduce(Duration.ZERO, Duration::plus);
          int granted = workload.pod().path("terminationGracePeriodSeconds").asInt();
          assertThat(promised).isPositive();
          assertThat(Duration.ofSeconds(granted)).isGreaterThan(promised);
        });
  }

  @Test
  void a_rolling_update_takes_no_pod_away_before_another_is_ready() {
    var deployment = Layer.at("base").workloads().getFirst();

    assertThat(deployment.at("/spec/replicas").asInt()).isGreaterThan(1);
    assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(1)).isZero();
    assertThat(deployment.settings()).containsKey("QUARKUS_SHUTDOWN_DELAY");
  }

  private static void each(Consumer<Workload> check) {
    assertThat(Workload.all()).hasSize(2).allSatisfy(check);
  }
}
