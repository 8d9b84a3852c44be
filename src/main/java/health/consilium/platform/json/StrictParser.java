package health.consilium.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.consilium.platform.problem.Fault;
import health.consilium.platform.problem.ProblemCode;
import health.consilium.platform.problem.Refusal;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Parses JSON, and says of each failure where in the text it is and what belongs there. */
@Singleton
public class StrictParser {
  private final ObjectMapper json;
  private final UnknownFields unknownFields;

  StrictParser(ObjectMapper json) {
    this.json = json;
    this.unknownFields = new UnknownFields(json);
  }

  /**
   * What a merge patch makes of a value, read as strictly as a body that says it whole.
   *
   * @throws Refusal 400 and 422, as for such a body
   */
  public <T> T patched(T value, MergePatch patch) {
    ObjectNode target = json.valueToTree(value);
    @SuppressWarnings("unchecked") // the type of what it was is what it is parsed as
    var patched = (T) parse(patch.onto(target).toString(), value.getClass());
    return patched;
  }

  /**
   * Reads one value as strictly as a body.
   *
   * @throws Refusal 400 and 422, as for such a body
   */
  public <T> T read(String text, Class<T> type) {
    return type.cast(parse(text, type));
  }

  /**
   * The same of bytes in UTF-8.
   *
   * @throws Refusal 400 also when they are not
   */
  Object parse(ByteBuffer bytes, Type kind) {
    return parse(text(bytes), kind);
  }

  /** Whether it may have been cut off: it ends inside of an object or array, or as none does. */
  boolean isUnfinished(String text) {
    String end = text.stripTrailing();
    return !(end.endsWith("}") || end.endsWith("]")) || endsTooEarly(text);
  }

  private boolean endsTooEarly(String text) {
    try (var tokens = json.getFactory().createParser(text)) {
      while (tokens.nextToken() != null) {
        tokens.skipChildren();
      }
      return false;
    } catch (JsonEOFException e) {
      return true;
    } catch (IOException e) {
      return false; // wrong wherever it ends
    }
  }

  private static String text(ByteBuffer bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new Refusal(Fault.at("", ProblemCode.MALFORMED_BODY, "is not valid UTF-8"));
    }
  }

  Object parse(String text, Type kind) {
    var type = json.constructType(kind);
    try {
      Object value = text.isBlank() ? null : json.readValue(text, type);
      if (value == null) {
        throw new Refusal(Fault.at("", ProblemCode.MALFORMED_BODY, "A JSON body is required."));
      }
      return value;
    } catch (JsonProcessingException e) {
      throw unknownFields.find(text, type).orElseGet(() -> JsonFaults.refusal(e));
    }
  }
}
