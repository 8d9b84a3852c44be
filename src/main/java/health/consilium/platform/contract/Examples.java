package health.consilium.platform.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.platform.paging.Limit;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Shows an example of what is sent and answered: the resource {@code contract/} and the schema's
 * name, where there is one, and a page of such a one. It is read while the application is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Examples implements OASFilter {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String PAGE = "Page";
  private static final Map<?, ?> EXTENT =
      new TreeMap<>(Map.of("limit", Limit.DEFAULT, "hasMore", false));

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    contract
        .getComponents()
        .getSchemas()
        .forEach(
            (name, schema) ->
                example(name)
                    .or(() -> page(name))
                    .ifPresent(example -> schema.setExamples(List.of(example))));
  }

  /** A generic record has one schema for each argument, named after both: PageOrganization. */
  private static Optional<Map<?, ?>> page(String schema) {
    return schema.startsWith(PAGE)
        ? example(schema.substring(PAGE.length())).map(Examples::pageOf)
        : Optional.empty();
  }

  private static Map<?, ?> pageOf(Map<?, ?> item) {
    return new TreeMap<>(Map.of("items", List.of(item), "page", EXTENT));
  }

  private static Optional<Map<?, ?>> example(String schema) {
    var loader = Thread.currentThread().getContextClassLoader();
    try (var resource = loader.getResourceAsStream("contract/" + schema + ".json")) {
      return resource == null ? Optional.empty() : Optional.of(JSON.readValue(resource, Map.class));
    } catch (IOException e) {
      throw new UncheckedIOException("contract/" + schema + ".json", e);
    }
  }
}
