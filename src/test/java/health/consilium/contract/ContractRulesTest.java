package health.consilium.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every operation of the contract. */
class ContractRulesTest {
  private static final OpenAPI CONTRACT = new OpenAPIV3Parser().read("openapi/consilium.yaml");

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
