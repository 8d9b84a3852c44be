package health.consilium.platform.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/**
 * A component of our records must be in the body, and not be null, unless it is {@link Nullable}.
 * The OpenAPI document follows the same rule.
 */
final class RequiredComponents extends NopAnnotationIntrospector {
  private static final long serialVersionUID = 1;

  @Override
  public Version version() {
    return Version.unknownVersion();
  }

  @Override
  public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
    return member instanceof AnnotatedParameter parameter ? required(parameter) : null;
  }

  @Override
  public JsonSetter.Value findSetterInfo(Annotated annotated) {
    Boolean required =
        annotated instanceof AnnotatedParameter parameter ? required(parameter) : null;
    if (required == null) {
      return JsonSetter.Value.empty();
    }
    // a list may be absent, but no entry of it
    return JsonSetter.Value.construct(required ? Nulls.FAIL : Nulls.DEFAULT, Nulls.FAIL);
  }

  private static @Nullable Boolean required(AnnotatedParameter parameter) {
    var owner = parameter.getDeclaringClass();
    if (!owner.isRecord() || !owner.getPackageName().startsWith("health.consilium")) {
      return null;
    }
    RecordComponent component = owner.getRecordComponents()[parameter.getIndex()];
    return !component.getAnnotatedType().isAnnotationPresent(Nullable.class);
  }
}
