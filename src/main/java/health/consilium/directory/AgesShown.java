package health.consilium.directory;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.Serial;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * Answers tell how old a verification is today. Only they do: what is kept, such as versions and
 * cards, is written by the mapper as it is and can never tell yesterday's age.
 */
@Provider
public class AgesShown implements ContextResolver<ObjectMapper> {
  private final ObjectMapper answers;

  AgesShown(ObjectMapper json, Clock clock) {
    this.answers =
        json.copy().registerModule(new SimpleModule().setSerializerModifier(new Aging(clock)));
  }

  @Override
  public ObjectMapper getContext(Class<?> type) {
    return answers;
  }

  private static final class Aging extends BeanSerializerModifier {
    @Serial private static final long serialVersionUID = 1;

    private final transient Clock clock;

    Aging(Clock clock) {
      this.clock = clock;
    }

    @Override
    @SuppressWarnings("unchecked") // it is the serializer that Jackson made for this very type
    public JsonSerializer<?> modifySerializer(
        SerializationConfig config, BeanDescription bean, JsonSerializer<?> usual) {
      return bean.getBeanClass() == Verification.class
          ? aging((JsonSerializer<Verification>) usual)
          : usual;
    }

    private JsonSerializer<Verification> aging(JsonSerializer<Verification> usual) {
      return new Aged(usual, clock);
    }
  }

  private static final class Aged extends JsonSerializer<Verification>
      implements ResolvableSerializer {
    private final JsonSerializer<Verification> usual;
    private final Clock clock;

    Aged(JsonSerializer<Verification> usual, Clock clock) {
      this.usual = usual;
      this.clock = clock;
    }

    @Override
    public void resolve(SerializerProvider provider) throws JsonMappingException {
      ((ResolvableSerializer) usual).resolve(provider);
    }

    @Override
    public void serialize(
        Verification verification, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
      usual.serialize(verification.on(today), json, provider);
    }
  }
}
