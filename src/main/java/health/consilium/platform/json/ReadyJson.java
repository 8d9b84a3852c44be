package health.consilium.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * JSON that was written before: it goes into an answer byte for byte, and nobody reads it again.
 */
public final class ReadyJson implements JsonSerializable {
  private final byte[] utf8;
  private final Encoded encoded;

  /** Takes one complete JSON value in UTF-8, which nobody changes afterwards. */
  public ReadyJson(byte[] utf8) {
    this.utf8 = utf8;
    this.encoded = new Encoded(utf8);
  }

  /** How many bytes it is. */
  public int length() {
    return utf8.length;
  }

  @Override
  public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
    if (json instanceof UTF8JsonGenerator) {
      json.writeRawValue(encoded);
    } else {
      json.writeRawValue(toString());
    }
  }

  @Override
  public void serializeWithType(
      JsonGenerator json, SerializerProvider provider, TypeSerializer type) throws IOException {
    serialize(json, provider);
  }

  @Override
  public String toString() {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  /** What a generator of bytes asks for, and nothing else: Jackson's own starts from characters. */
  private static final class Encoded extends SerializedString {
    private static final long serialVersionUID = 1;

    Encoded(byte[] utf8) {
      super("");
      _unquotedUTF8Ref = utf8;
    }
  }
}
