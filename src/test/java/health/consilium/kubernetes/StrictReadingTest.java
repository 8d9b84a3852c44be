package health.consilium.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The other tests are worth what the reading refuses. */
class StrictReadingTest {
  private static final String SERVICE =
      """
      apiVersion: v1
      kind: Service
      metadata:
        name: consilium
      spec:
        ports:
          - name: http
            port: 8080
      """;

  private static final String BUDGET =
      """
      apiVersion: policy/v1
      kind: PodDisruptionBudget
      metadata:
        name: consilium
      spec:
        maxUnavailable: 1
      """;

  private static final String POD =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: consilium
      spec:
        selector:
          matchLabels:
            app: consilium
        template:
          spec:
            containers:
              - name: consilium
                resources:
                  limits:
                    memory: 1Gi
      """;

  @Test
  void what_kubernetes_understands_is_taken() {
    assertThat(read(SERVICE)).hasToString("Service/consilium");
    assertThat(read(BUDGET)).hasToString("PodDisruptionBudget/consilium");
    assertThat(read(POD)).hasToString("Deployment/consilium");
  }

  @Test
  void an_unknown_field_is_refused() {
    refused(SERVICE.replace("port: 8080", "port: 8080\n      targetport: http"), "targetport");
  }

  @Test
  void a_number_in_quotes_is_refused() {
    refused(SERVICE.replace("port: 8080", "port: '8080'"), "is read as 8080");
  }

  @Test
  void a_number_where_text_belongs_is_refused() {
    refused(SERVICE.replace("name: http", "name: 80"), "is read as");
  }

  @Test
  void a_word_where_a_number_belongs_is_refused() {
    refused(SERVICE.replace("port: 8080", "port: http"), "http");
  }

  @Test
  void a_missing_field_is_refused() {
    refused(SERVICE.replace("port: 8080", "protocol: TCP"), "required field `port`");
  }

  @Test
  void a_key_that_comes_twice_is_refused() {
    refused(SERVICE + "  type: ClusterIP\n  type: NodePort\n", "Duplicate field 'type'");
  }

  @Test
  void a_quantity_that_is_none_is_refused() {
    refused(POD.replace("1Gi", "1Gigabyte"), "Could not parse suffix");
  }

  @Test
  void a_secret_is_refused() {
    refused("apiVersion: v1\nkind: Secret\nmetadata:\n  name: consilium-database\n", "v1 Secret");
  }

  @Test
  void an_unknown_key_of_a_kustomization_is_refused() {
    String yaml = Layer.text(Layer.ROOT.resolve("base/kustomization.yaml"));

    assertThatThrownBy(() -> StrictYaml.read(yaml + "secretGenerator: []\n", Kustomization.class))
        .hasMessageContaining("secretGenerator");
  }

  @Test
  void a_tag_that_yaml_takes_for_a_number_is_refused() {
    String yaml = Layer.text(Layer.ROOT.resolve("base/kustomization.yaml"));

    assertThatThrownBy(
            () ->
                StrictYaml.read(
                    yaml.replaceFirst("newTag: .*", "newTag: 1.0"), Kustomization.class))
        .hasMessageContaining("newTag");
  }

  private static void refused(String yaml, String because) {
    assertThatThrownBy(() -> read(yaml)).hasStackTraceContaining(because);
  }

  private static Manifest read(String yaml) {
    return Manifest.parse(StrictYaml.documents(yaml).getFirst());
  }
}
