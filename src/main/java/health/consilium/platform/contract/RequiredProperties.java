package health.consilium.platform.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
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
  private static final String ROOT = "health.consilium";

  /** A record's components by their names on the wire, and which of them are required. */
  private record Shape(List<String> components, List<String> required) {
    static Shape of(ClassInfo type) {
      return new Shape(
          type.recordComponents().stream().map(RequiredProperties::wireName).toList(),
          type.recordComponents().stream()
              .filter(component -> !isNullable(component))
              .map(RequiredProperties::wireName)
              .toList());
    }
  }

  /** Records of one name may be several, of which the schema shows the one that has its names. */
  private final Map<String, List<Shape>> shapes;

  public RequiredProperties(IndexView index) {
    this.shapes =
        index.getKnownClasses().stream()
            .filter(type -> type.isRecord() && type.name().toString().startsWith(ROOT))
            .collect(
                Collectors.groupingBy(
                    RequiredProperties::schemaName,
                    Collectors.mapping(Shape::of, Collectors.toList())));
  }

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    contract.getComponents().getSchemas().forEach(this::mark);
  }

  /** A generic record has one schema for each argument, named after both: PageOrganization. */
  private void mark(String name, Schema schema) {
    var properties = schema.getProperties();
    if (properties == null) {
      return;
    }
    Stream.of(name, name.startsWith("Page") ? "Page" : name)
        .flatMap(each -> shapes.getOrDefault(each, List.of()).stream())
        .filter(shape -> shape.components().containsAll(properties.keySet()))
        .findFirst()
        .map(shape -> shape.required().stream().filter(properties::containsKey).toList())
        .filter(names -> !names.isEmpty())
        .ifPresent(schema::setRequired);
  }

  private static String schemaName(ClassInfo type) {
    var schema =
        type.declaredAnnotation(
            org.eclipse.microprofile.openapi.annotations.media.Schema.class.getName());
    return schema != null && schema.value("name") != null
        ? schema.value("name").asString()
        : type.simpleName();
  }

  private static boolean isNullable(RecordComponentInfo component) {
    return component.type().hasAnnotation(DotName.createSimple(Nullable.class));
  }

  private static String wireName(RecordComponentInfo component) {
    AnnotationInstance property = component.field().annotation(JsonProperty.class.getName());
    return property == null || property.value() == null
        ? component.name()
        : property.value().asString();
  }
}
