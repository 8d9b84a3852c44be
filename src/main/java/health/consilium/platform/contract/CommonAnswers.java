package health.consilium.platform.contract;

import health.consilium.platform.json.MergePatch;
import health.consilium.platform.problem.Problem;
import health.consilium.platform.problem.ProblemCode;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Documents the problems that an operation may answer with, as far as its shape tells them: whether
 * it has parameters, a path with an id, a body, an If-Match, a scope to hold.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonAnswers implements OASFilter {
  private static final String SCHEMA = "#/components/schemas/Problem";

  /** What may be tried again, after a time that the answer tells. */
  private static final Set<Integer> RETRIED = Set.of(429, 503);

  /** What SmallRye puts where nobody has said anything. */
  private static final Set<String> SAYS_NOTHING =
      Set.of("Bad Request", "Not Authorized", "Not Allowed");

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
    var responses = operation.getResponses();
    responses.getAPIResponses().forEach(CommonAnswers::complete);
    var statuses = statuses(operation);
    for (int status : statuses) {
      String key = Integer.toString(status);
      var special = responses.getAPIResponse(key);
      if (special == null || SAYS_NOTHING.contains(special.getDescription())) {
        var common = OASFactory.createAPIResponse().ref("#/components/responses/" + name(status));
        responses.addAPIResponse(key, common);
      }
    }
    return statuses;
  }

  /** What a resource says of a failure of its own is only its description: the rest is the same. */
  private static void complete(String status, APIResponse response) {
    if (status.compareTo("400") >= 0 && response.getContent() == null) {
      response.setContent(content(Integer.parseInt(status)));
    }
  }

  private static Set<Integer> statuses(Operation operation) {
    var statuses = new TreeSet<>(Set.of(400, 406, 414, 429, 431, 500, 503));
    if (has(operation, Parameter.In.PATH)) {
      statuses.add(404);
    }
    if (operation.getRequestBody() != null) {
      statuses.addAll(Set.of(413, 415));
      var read = operation.getRequestBody().getContent();
      if (read.hasMediaType("application/json") || read.hasMediaType(MergePatch.MEDIA_TYPE)) {
        statuses.add(422);
      }
      if (read.hasMediaType(MediaType.APPLICATION_FORM_URLENCODED)) {
        statuses.add(411);
      }
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
    var response =
        OASFactory.createAPIResponse().description(description(status)).content(content(status));
    return RETRIED.contains(status)
        ? response.addHeader(HttpHeaders.RETRY_AFTER, retryAfter())
        : response;
  }

  private static Header retryAfter() {
    return OASFactory.createHeader()
        .description("after how many seconds to come again")
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.INTEGER));
  }

  private static Content content(int status) {
    var problem =
        OASFactory.createMediaType()
            .schema(OASFactory.createSchema().ref(SCHEMA))
            .example(example(status));
    return OASFactory.createContent().addMediaType(Problem.MEDIA_TYPE, problem);
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
