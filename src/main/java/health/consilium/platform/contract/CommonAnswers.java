package health.consilium.platform.contract;

import health.consilium.platform.problem.Problem;
import health.consilium.platform.problem.ProblemCode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Documents the problems that an operation may answer with, as far as its shape tells them: whether
 * it has parameters, a path with an id, a body, an If-Match, a scope to hold.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonAnswers implements OASFilter {
  private static final String SCHEMA = "#/components/schemas/Problem";

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    var statuses = new TreeSet<Integer>();
    contract
        .getPaths()
        .getPathItems()
        .values()
        .forEach(
            path ->
                path.getOperations()
                    .forEach((method, operation) -> statuses.addAll(document(operation))));
    statuses.forEach(
        status -> contract.getComponents().addResponse(name(status), response(status)));
  }

  private static Set<Integer> document(Operation operation) {
    var statuses = statuses(operation);
    for (int status : statuses) {
      String key = Integer.toString(status);
      if (!operation.getResponses().hasAPIResponse(key)) {
        operation
            .getResponses()
            .addAPIResponse(
                key, OASFactory.createAPIResponse().ref("#/components/responses/" + name(status)));
      }
    }
    return statuses;
  }

  private static Set<Integer> statuses(Operation operation) {
    var statuses = new TreeSet<>(Set.of(400, 406, 500, 503));
    if (has(operation, Parameter.In.PATH)) {
      statuses.add(404);
    }
    if (operation.getRequestBody() != null) {
      statuses.addAll(Set.of(413, 415));
    }
    if (operation.getSecurity() != null && !operation.getSecurity().isEmpty()) {
      statuses.addAll(Set.of(401, 403));
    }
    return statuses;
  }

  private static boolean has(Operation operation, Parameter.In place) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(each -> each.getIn() == place);
  }

  private static String name(int status) {
    return "Problem" + status;
  }

  private static APIResponse response(int status) {
    var schema = OASFactory.createSchema().ref(SCHEMA);
    var content =
        OASFactory.createContent()
            .addMediaType(
                Problem.MEDIA_TYPE,
                OASFactory.createMediaType().schema(schema).example(example(status)));
    return OASFactory.createAPIResponse().description(description(status)).content(content);
  }

  /** Every code with that status, and what it means. */
  private static String description(int status) {
    return Arrays.stream(ProblemCode.values())
        .filter(code -> code.status() == status)
        .map(code -> "`" + code.code() + "`: " + code.meaning())
        .collect(Collectors.joining(" "));
  }

  private static Map<String, Object> example(int status) {
    var code =
        Arrays.stream(ProblemCode.values())
            .filter(each -> each.status() == status)
            .findFirst()
            .orElseThrow();
    return new TreeMap<>(
        Map.of(
            "type", code.type(),
            "title", code.title(),
            "status", status,
            "detail", code.meaning(),
            "instance", "urn:uuid:7b0cbd2f-7d1a-4f6c-9a5e-2f1f6a1c9d10"));
  }
}
