package health.consilium.platform.contract;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;
import org.jspecify.annotations.Nullable;

/**
 * Marks as required every property whose record component is not {@link Nullable}: the rule by
 * which bodies are read and written. It runs while the application is built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RequiredProperties implements OASFilter {
  private final RecordSchemas records;

  public RequiredProperties(IndexView index) {
    this.records = new RecordSchemas(index);
  }

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    contract
        .getComponents()
        .getSchemas()
        .forEach(
            (name, schema) -> records.recordOf(name, schema).ifPresent(type -> mark(schema, type)));
  }

  private static void mark(Schema schema, ClassInfo type) {
    var required =
        type.recordComponents().stream()
            .filter(component -> !isNullable(component))
            .map(RecordSchemas::wireName)
            .filter(schema.getProperties()::containsKey)
            .toList();
    if (!required.isEmpty()) {
      schema.setRequired(required);
    }
  }

  private static boolean isNullable(RecordComponentInfo component) {
    return component.type().hasAnnotation(DotName.createSimple(Nullable.class));
  }
}
