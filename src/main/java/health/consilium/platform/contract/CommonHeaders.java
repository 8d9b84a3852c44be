package health.consilium.platform.contract;

import health.consilium.platform.http.RequestId;
import health.consilium.platform.http.Tagged;
import health.consilium.platform.http.Versioned;
import health.consilium.platform.idempotency.IdempotencyKey;
import health.consilium.platform.idempotency.Reply;
import health.consilium.platform.paging.Paged;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jboss.jandex.IndexView;

/**
 * Documents the headers that answers carry by their kind: pages, versions, those to requests that
 * may be repeated, and all of them.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonHeaders implements OASFilter {
  private static final Map<String, String> LIMITS =
      new TreeMap<>(
          Map.of(
              "RateLimit",
              "what is left to the caller: the policy's name, r more requests in the next t seconds",
              "RateLimit-Policy",
              "the policy that limits the caller: its name, q requests in w seconds"));

  private final Set<String> paged;
  private final Set<String> versioned;
  private final Set<String> tagged;

  public CommonHeaders(IndexView index) {
    this.paged = schemas(index, Paged.class);
    this.versioned = schemas(index, Versioned.class);
    this.tagged = schemas(index, Tagged.class);
  }

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    LIMITS.forEach((name, told) -> contract.getComponents().addHeader(name, header(told)));
    contract.getPaths().getPathItems().values().stream()
        .flatMap(path -> path.getOperations().values().stream())
        .forEach(this::document);
  }

  private void document(Operation operation) {
    var answers = operation.getResponses();
    answers.getAPIResponses().values().stream()
        .filter(response -> response.getRef() == null)
        .forEach(this::document);
    if (answers.hasAPIResponse("304")) {
      tagged(answers.getAPIResponse("200"));
    }
    if (isRepeatable(operation)) {
      answers.getAPIResponses().forEach(CommonHeaders::documentRepetition);
    }
  }

  private static boolean isRepeatable(Operation operation) {
    return Stream.ofNullable(operation.getParameters())
        .flatMap(List::stream)
        .anyMatch(each -> IdempotencyKey.HEADER.equals(each.getName()));
  }

  private static void documentRepetition(String status, APIResponse response) {
    if (status.startsWith("2")) {
      response.addHeader(
          Reply.REPLAYED, header("true when it was answered before, under the same key"));
    }
  }

  private void document(APIResponse response) {
    response.addHeader(RequestId.HEADER, header("the request's id, to be quoted in a report"));
    LIMITS.keySet().forEach(name -> response.addHeader(name, OASFactory.createHeader().ref(name)));
    if (shows(response, paged)) {
      response.addHeader(
          HttpHeaders.LINK, header("where the next page is (RFC 8288, rel=\"next\"), if any"));
    }
    if (shows(response, versioned)) {
      response.addHeader(HttpHeaders.ETAG, header("the version shown, for If-Match"));
    } else if (shows(response, tagged)) {
      tagged(response);
    }
  }

  /** Unless more was said of its tag. */
  private static void tagged(APIResponse response) {
    if (response.getHeaders() == null || !response.getHeaders().containsKey(HttpHeaders.ETAG)) {
      response.addHeader(HttpHeaders.ETAG, header("for If-None-Match"));
    }
  }

  private static boolean shows(APIResponse response, Set<String> kinds) {
    return response.getContent() != null
        && response.getContent().getMediaTypes().values().stream()
            .flatMap(type -> Stream.ofNullable(type.getSchema()))
            .flatMap(schema -> Stream.ofNullable(schema.getRef()))
            .map(ref -> ref.substring(ref.lastIndexOf('/') + 1))
            .anyMatch(name -> kinds.stream().anyMatch(name::startsWith));
  }

  private static Header header(String description) {
    return OASFactory.createHeader()
        .description(description)
        .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING));
  }

  private static Set<String> schemas(IndexView index, Class<?> kind) {
    return index.getAllKnownImplementations(kind).stream()
        .map(type -> type.simpleName())
        .collect(Collectors.toSet());
  }
}
