package health.consilium.platform.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * JSON that was written before: it goes into an answer byte for byte, and nobody reads it again.
 */
public final class ReadyJson implements JsonSerializable {
  private final byte[] utf8;
  private final int start;
  private final int length;

  /** Takes one complete JSON value in UTF-8, which nobody changes afterwards. */
  public ReadyJson(byte[] utf8) {
    this(utf8, 0, utf8.length);
  }

  /** The same of a value that stands between others. */
  public ReadyJson(byte[] utf8, int start, int length) {
    Objects.checkFromIndexSize(start, length, utf8.length);
    this.utf8 = utf8;
    this.start = start;
    this.length = length;
  }

  /** How many bytes it is. */
  public int length() {
    return length;
  }

  @Override
  public void serialize(JsonGenerator json, SerializerProvider provider) throws IOException {
    if (json instanceof UTF8JsonGenerator) {
      json.writeRawValue(new Encoded(this));
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
    return new String(utf8, start, length, StandardCharsets.UTF_8);
  }

  /** What a generator of bytes asks for, and nothing else: Jackson's own starts from characters. */
  private static final class Encoded extends SerializedString {
    private static final long serialVersionUID = 1;

    private final transient ReadyJson ready;

    Encoded(ReadyJson ready) {
      super("");
      this.ready = ready;
    }

    /** -1 where it has no room: then it is asked for whole. */
    @Override
    public int appendUnquotedUTF8(byte[] buffer, int offset) {
      if (ready.length > buffer.length - offset) {
        _unquotedUTF8Ref = Arrays.copyOfRange(ready.utf8, ready.start, ready.start + ready.length);
        return -1;
      }
      System.arraycopy(ready.utf8, ready.start, buffer, offset, ready.length);
      return ready.length;
    }
  }
}
