package health.consilium.platform.contract;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Shows an example of what is sent and answered: the resource {@code contract/} and the schema's
 * name, where there is one. It is read while the application is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Examples implements OASFilter {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    contract
        .getComponents()
        .getSchemas()
        .forEach(
            (name, schema) ->
                example(name).ifPresent(example -> schema.setExamples(List.of(example))));
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
