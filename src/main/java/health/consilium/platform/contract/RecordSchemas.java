package health.consilium.platform.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** Which of our records each schema of the contract shows. */
final class RecordSchemas {
  static final String ROOT = "health.consilium";

  /** Records of one name may be several, of which the schema shows the one that has its names. */
  private final Map<String, List<ClassInfo>> records;

  RecordSchemas(IndexView index) {
    this.records =
        index.getKnownClasses().stream()
            .filter(type -> type.isRecord() && type.name().toString().startsWith(ROOT))
            .collect(Collectors.groupingBy(RecordSchemas::name));
  }

  /** A generic record has one schema for each argument, named after both: PageOrganization. */
  Optional<ClassInfo> recordOf(String name, Schema schema) {
    var properties = Optional.ofNullable(schema.getProperties()).map(Map::keySet).orElse(Set.of());
    return Stream.of(name, name.startsWith("Page") ? "Page" : name)
        .flatMap(each -> records.getOrDefault(each, List.of()).stream())
        .filter(type -> !properties.isEmpty() && wireNames(type).containsAll(properties))
        .findFirst();
  }

  /** What a component is called in JSON. */
  static String wireName(RecordComponentInfo component) {
    return wireName(component.name(), component.field().annotation(JsonProperty.class.getName()));
  }

  /** What the annotation calls the thing of that name in JSON. */
  static String wireName(String name, AnnotationInstance property) {
    return property == null || property.value() == null ? name : property.value().asString();
  }

  /** What the contract calls the type. */
  static String name(ClassInfo type) {
    var schema =
        type.declaredAnnotation(
            org.eclipse.microprofile.openapi.annotations.media.Schema.class.getName());
    return schema != null && schema.value("name") != null
        ? schema.value("name").asString()
        : type.simpleName();
  }

  private static Set<String> wireNames(ClassInfo type) {
    return type.recordComponents().stream()
        .map(RecordSchemas::wireName)
        .collect(Collectors.toUnmodifiableSet());
  }
}
