package health.consilium.platform.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.therapi.runtimejavadoc.ClassJavadoc;
import com.github.therapi.runtimejavadoc.Comment;
import com.github.therapi.runtimejavadoc.CommentFormatter;
import com.github.therapi.runtimejavadoc.ParamJavadoc;
import com.github.therapi.runtimejavadoc.RuntimeJavadoc;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;

/**
 * Describes schemas and their properties by the javadoc of what they show: whoever reads the
 * contract is told what a reader of the code is told. What an annotation says goes before it. The
 * compiler keeps the javadoc as resources beside the classes; it is read while the application is
 * built.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class Descriptions implements OASFilter {
  private final RecordSchemas records;

  /** Enums of one name may be several, of which the schema shows the one that has its constants. */
  private final Map<String, List<ClassInfo>> enums;

  public Descriptions(IndexView index) {
    this.records = new RecordSchemas(index);
    this.enums =
        index.getKnownClasses().stream()
            .filter(type -> type.isEnum() && type.name().toString().startsWith(RecordSchemas.ROOT))
            .collect(Collectors.groupingBy(RecordSchemas::name));
  }

  @Override
  public void filterOpenAPI(OpenAPI contract) {
    contract.getComponents().getSchemas().forEach(this::describe);
  }

  private void describe(String name, Schema schema) {
    records.recordOf(name, schema).ifPresent(type -> describeRecord(schema, type));
    enumOf(name, schema).ifPresent(type -> describeEnum(schema, type));
  }

  /** Constants that name themselves by a method fit none: then the first of that name. */
  private Optional<ClassInfo> enumOf(String name, Schema schema) {
    var constants = Optional.ofNullable(schema.getEnumeration()).orElse(List.of());
    var named = constants.isEmpty() ? List.<ClassInfo>of() : enums.getOrDefault(name, List.of());
    return named.stream()
        .filter(type -> wireNames(type).containsAll(constants))
        .findFirst()
        .or(() -> named.stream().findFirst());
  }

  private static Set<String> wireNames(ClassInfo type) {
    return type.enumConstants().stream().map(Descriptions::wireName).collect(Collectors.toSet());
  }

  private static void describeRecord(Schema schema, ClassInfo type) {
    var javadoc = javadoc(type);
    say(schema, text(javadoc.getComment()));
    var said =
        javadoc.getRecordComponents().stream()
            .collect(Collectors.toMap(ParamJavadoc::getName, each -> text(each.getComment())));
    for (var component : type.recordComponents()) {
      var property = schema.getProperties().get(RecordSchemas.wireName(component));
      if (property != null) {
        say(property, said.getOrDefault(component.name(), ""));
      }
    }
  }

  /** The type's sentence, then a line for each constant that says more than its name. */
  private static void describeEnum(Schema schema, ClassInfo type) {
    var javadoc = javadoc(type);
    String constants =
        javadoc.getEnumConstants().stream()
            .filter(constant -> !text(constant.getComment()).isEmpty())
            .map(
                constant ->
                    "\n- `%s`: %s"
                        .formatted(
                            wireName(type.field(constant.getName())), text(constant.getComment())))
            .collect(Collectors.joining());
    say(schema, (text(javadoc.getComment()) + "\n" + constants).strip());
  }

  private static void say(Schema schema, String description) {
    if (schema.getDescription() == null && !description.isEmpty()) {
      schema.setDescription(description);
    }
  }

  private static String wireName(FieldInfo constant) {
    return RecordSchemas.wireName(
        constant.name(), constant.annotation(JsonProperty.class.getName()));
  }

  private static ClassJavadoc javadoc(ClassInfo type) {
    return RuntimeJavadoc.getJavadoc(
        type.name().toString(), Thread.currentThread().getContextClassLoader());
  }

  /** In one line, without markup. */
  private static String text(Comment comment) {
    return new CommentFormatter()
        .format(comment)
        .replaceAll("</?(code|em|i|b)>", "")
        .replaceAll("</?(p|pre|ul|li)>", " ")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
