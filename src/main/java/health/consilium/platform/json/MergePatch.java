package health.consilium.platform.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Changes to a JSON object, as RFC 7396 tells them: a member replaces the one of its name, null
 * removes it, an object is merged, and an array replaces the whole array.
 */
@Schema(
    type = SchemaType.OBJECT,
    additionalProperties = Schema.True.class,
    description =
        "An RFC 7396 merge patch of what would be put: null removes a member, an array replaces"
            + " the whole array.")
public record MergePatch(@Schema(hidden = true) @JsonValue ObjectNode changes) {
  /** RFC 7396's media type. */
  public static final String MEDIA_TYPE = "application/merge-patch+json";

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public MergePatch {}

  /** What it makes of that object, which stays as it is. */
  ObjectNode onto(ObjectNode target) {
    return merged(target.deepCopy(), changes);
  }

  private static ObjectNode merged(ObjectNode target, ObjectNode changes) {
    changes.propertyStream().forEach(change -> change(target, change.getKey(), change.getValue()));
    return target;
  }

  private static void change(ObjectNode target, String name, JsonNode value) {
    if (value.isNull()) {
      target.remove(name);
    } else if (value instanceof ObjectNode changes) {
      var old = target.get(name) instanceof ObjectNode object ? object : target.objectNode();
      target.set(name, merged(old, changes));
    } else {
      target.set(name, value);
    }
  }
}
