package health.consilium.discussion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Values in columns of JSON, in the words of the API. */
@Singleton
class JsonColumns {
  private final ObjectMapper json;

  JsonColumns(ObjectMapper json) {
    this.json = json;
  }

  @Nullable String text(@Nullable Object value) {
    try {
      return value == null ? null : json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** While replicas are replaced, an older one passes over what it does not know. */
  <T> @Nullable T read(@Nullable String text, Class<T> type) {
    try {
      return text == null
          ? null
          : json.readerFor(type)
              .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
              .readValue(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
