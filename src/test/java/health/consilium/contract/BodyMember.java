package health.consilium.contract;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A member of a body's example that is a plain value.
 *
 * @param pointer where it stands
 * @param schema what the contract says of it; empty where it says nothing
 * @param required whether its object must have it
 */
public record BodyMember(JsonPointer pointer, JsonNode schema, boolean required) {
  /** Its name in its object. */
  public String name() {
    return pointer.last().getMatchingProperty();
  }

  public JsonPointer parent() {
    return pointer.head();
  }

  public boolean isText() {
    return schema.path("type").asText().equals("string");
  }

  public boolean isNumber() {
    return schema.path("type").asText().matches("number|integer");
  }

  /** Whether it is one of a few texts. */
  public boolean isConstant() {
    return schema.has("enum");
  }
}
