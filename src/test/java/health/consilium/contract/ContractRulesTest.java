package health.consilium.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.atlassian.oai.validator.report.MessageResolver;
import com.atlassian.oai.validator.schema.SchemaValidator;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every operation of the contract. */
class ContractRulesTest {
  private static final OpenAPI CONTRACT = new OpenAPIV3Parser().read("openapi/consilium.yaml");
  private static final Path EXAMPLES = Path.of("src/main/resources/contract");

  /** What is posted for its length or secrecy, and changes nothing. */
  private static final Set<String> KEEPING_NOTHING =
      Set.of("createToken", "checkDraft", "searchObservations", "searchProvidersByBody");

  private static final SchemaValidator SCHEMAS =
      new SchemaValidator(CONTRACT, new MessageResolver());

  @Test
  void every_operation_says_what_becomes_of_it_when_nothing_is_wrong() {
    assertThat(operations())
        .allSatisfy(
            operation ->
                assertThat(operation.getResponses().keySet())
                    .as(operation.getOperationId())
                    .anyMatch(status -> status.startsWith("2")));
  }

  @Test
  void a_limit_is_the_same_everywhere() {
    assertThat(parameters("limit"))
        .isNotEmpty()
        .allSatisfy(
            limit ->
                assertThat(limit.getSchema().get$ref()).isEqualTo("#/components/schemas/Limit"));
  }

  @Test
  void a_post_takes_a_key_or_says_that_it_needs_none() {
    var posts =
        CONTRACT.getPaths().values().stream()
            .flatMap(path -> Stream.ofNullable(path.getPost()))
            .filter(post -> !KEEPING_NOTHING.contains(post.getOperationId()))
            .toList();

    assertThat(posts).hasSizeGreaterThan(20);
    for (var post : posts) {
      boolean takesKey =
          Stream.ofNullable(post.getParameters())
              .flatMap(List::stream)
              .anyMatch(parameter -> "Idempotency-Key".equals(parameter.getName()));
      assertThat(takesKey || post.getDescription().matches("(?s).*needs\\s+no\\s+key.*"))
          .as(post.getOperationId())
          .isTrue();
    }
  }

  /** Two types of one name would be told apart by a digit. */
  @Test
  void a_schema_has_a_name_of_its_own() {
    assertThat(CONTRACT.getComponents().getSchemas().keySet())
        .noneMatch(name -> name.matches(".*\\d"));
  }

  @Test
  void a_schema_of_several_properties_says_what_it_is() {
    assertThat(CONTRACT.getComponents().getSchemas().keySet())
        .map(ContractRulesTest::schema)
        .filteredOn(schema -> schema.getProperties() != null)
        .isNotEmpty()
        .allSatisfy(
            schema ->
                assertThat(schema.getDescription())
                    .as("of %s", schema.getProperties().keySet())
                    .isNotBlank());
  }

  @Test
  void an_answer_in_json_has_an_example() {
    assertThat(operations().flatMap(ContractRulesTest::answered).distinct())
        .isNotEmpty()
        .allSatisfy(name -> assertThat(schema(name).getExamples()).as(name).hasSize(1));
  }

  /** The schemas of what an operation answers in JSON when it is done. */
  private static Stream<String> answered(Operation operation) {
    return operation.getResponses().entrySet().stream()
        .filter(answer -> answer.getKey().startsWith("2"))
        .flatMap(answer -> Stream.ofNullable(answer.getValue().getContent()))
        .flatMap(content -> content.entrySet().stream())
        .filter(form -> form.getKey().matches("application/(.*\\+)?json"))
        .flatMap(form -> Stream.ofNullable(form.getValue().getSchema().get$ref()))
        .map(reference -> reference.substring(reference.lastIndexOf('/') + 1));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void an_example_is_what_its_schema_says(String name) throws IOException {
    var schema = schema(name);

    var report = SCHEMAS.validate(Files.readString(EXAMPLES.resolve(name + ".json")), schema, name);

    assertThat(schema.getExamples()).hasSize(1);
    assertThat(report.getMessages()).isEmpty();
  }

  static List<String> examples() throws IOException {
    try (var files = Files.list(EXAMPLES)) {
      return files.map(file -> file.getFileName().toString().replace(".json", "")).toList();
    }
  }

  private static Schema<?> schema(String name) {
    return Objects.requireNonNull(
        CONTRACT.getComponents().getSchemas().get(name), "no schema " + name);
  }

  private static Stream<Parameter> parameters(String name) {
    return operations()
        .flatMap(operation -> Stream.ofNullable(operation.getParameters()))
        .flatMap(List::stream)
        .filter(parameter -> name.equals(parameter.getName()));
  }

  private static Stream<Operation> operations() {
    return CONTRACT.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
  }
}
