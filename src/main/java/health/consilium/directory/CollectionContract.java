package health.consilium.directory;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/**
 * Documents what {@link CollectionResource} answers for each collection: what its operations are
 * called, and which resource they show: the one in its list's pages. It runs before the filters
 * that document what is common to all operations.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD, priority = 2)
public class CollectionContract implements OASFilter {
  private static final String SCHEMAS = "#/components/schemas/";
  private static final String VERSIONS = "/{id}/versions";
  private static final String ATTESTATIONS = "/{id}/attestations";
  private static final Pattern LIST = Pattern.compile(SCHEMAS + "Page(\\w+)");

  /** What an operation is called, with the resource's name for the dot, and what it does. */
  private record Title(String id, String summary) {}

  private static final Map<String, Title> TITLES =
      Map.of(
          "POST ", new Title("create.", "Creates a resource under a new id"),
          "GET /{id}", new Title("get.", "One resource"),
          "PUT /{id}", new Title("put.", "Creates or replaces a resource"),
          "PATCH /{id}", new Title("patch.", "Changes parts of a resource"),
          "DELETE /{id}", new Title("delete.", "Deletes a resource, and keeps its versions"),
          "GET /{id}/attestations",
              new Title("list.Attestations", "Who stood by a resource, the newest first"),
          "POST /{id}/attestations",
              new Title("attest.", "Stands by a resource as it is, for the next 90 days"),
          "GET /{id}/versions",
              new Title("list.Versions", "All versions of a resource, the newest first"),
          "GET /{id}/versions/{version}", new Title("get.Version", "One version of a resource"));

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    var paths = contract.getPaths().getPathItems();
    paths.forEach(
        (path, item) -> {
          if (path.endsWith(ATTESTATIONS)) {
            document(path.substring(0, path.length() - ATTESTATIONS.length()), paths);
          }
        });
  }

  private static void document(String root, Map<String, PathItem> paths) {
    String resource = resource(item(root, paths).getGET());
    TITLES.keySet().stream()
        .map(title -> title.substring(title.indexOf(' ') + 1))
        .distinct()
        .forEach(path -> document(resource, path, item(root + path, paths)));
    cached(item(root, paths).getGET());
    cached(item(root + VERSIONS, paths).getGET());
    cached(item(root + ATTESTATIONS, paths).getGET());
  }

  private static PathItem item(String path, Map<String, PathItem> paths) {
    return Objects.requireNonNull(paths.get(path), path);
  }

  private static String resource(Operation list) {
    var shown = list.getResponses().getAPIResponse("200").getContent().getMediaTypes().values();
    var page = LIST.matcher(shown.iterator().next().getSchema().getRef());
    if (!page.matches()) {
      throw new IllegalStateException("a collection's list shows a page of its resources");
    }
    return page.group(1);
  }

  /** {@link ChangeTag} in words. */
  private static void cached(Operation operation) {
    operation
        .getResponses()
        .addAPIResponse(
            "304",
            OASFactory.createAPIResponse()
                .description("The directory has not changed since the caller's answer."));
  }

  private static void document(String resource, String path, PathItem item) {
    item.getOperations()
        .forEach(
            (verb, operation) -> {
              var title = TITLES.get(verb + " " + path);
              if (title != null) {
                operation.setOperationId(title.id().replace(".", resource));
                operation.setSummary(title.summary());
                operation
                    .getResponses()
                    .getAPIResponses()
                    .forEach((status, response) -> show(resource, status, response));
              }
            });
  }

  /** What is answered without a schema of its own is the resource. */
  private static void show(String resource, String status, APIResponse response) {
    boolean shown = status.equals("200") || status.equals("201");
    if (shown && saysNothing(response.getContent())) {
      var schema = OASFactory.createSchema().ref(SCHEMAS + resource);
      response.setContent(
          OASFactory.createContent()
              .addMediaType("application/json", OASFactory.createMediaType().schema(schema)));
    }
  }

  private static boolean saysNothing(@Nullable Content content) {
    return content == null
        || content.getMediaTypes().values().stream()
            .allMatch(type -> type.getSchema() == null || type.getSchema().getRef() == null);
  }
}
