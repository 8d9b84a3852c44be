package health.consilium.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import health.consilium.platform.time.Rfc3339;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import java.util.regex.Pattern;

/** The scalars of our bodies, each read from one JSON type and one notation only. */
final class StrictScalars {
  private StrictScalars() {}

  abstract static class FromText<T> extends StdScalarDeserializer<T> {
    private static final long serialVersionUID = 1;

    FromText(Class<T> type) {
      super(type);
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return refuse(context);
      }
      try {
        return parse(parser.getText());
      } catch (DateTimeException | IllegalArgumentException e) {
        return refuse(context);
      }
    }

    private T refuse(DeserializationContext context) throws IOException {
      return context.reportInputMismatch(this, "another notation is expected");
    }

    abstract T parse(String text);
  }

  /**
   * Text that every store holds unchanged: no NUL, which PostgreSQL refuses, no half surrogates.
   */
  static final class OfString extends FromText<String> {
    private static final long serialVersionUID = 1;
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x{0}\\x{D800}-\\x{DFFF}]");

    OfString() {
      super(String.class);
    }

    @Override
    String parse(String text) {
      if (UNSTORABLE.matcher(text).find()) {
        throw new IllegalArgumentException("unstorable");
      }
      return text;
    }
  }

  /** The 36 characters of RFC 9562; Jackson would take 24 of base64 as well. */
  static final class OfUuid extends FromText<UUID> {
    private static final long serialVersionUID = 1;

    OfUuid() {
      super(UUID.class);
    }

    @Override
    UUID parse(String text) {
      if (text.length() != 36) {
        throw new IllegalArgumentException("length");
      }
      return UUID.fromString(text);
    }
  }

  /** RFC 3339 with an offset, kept in UTC to the microsecond, which is what PostgreSQL stores. */
  static final class OfInstant extends FromText<Instant> {
    private static final long serialVersionUID = 1;

    OfInstant() {
      super(Instant.class);
    }

    @Override
    Instant parse(String text) {
      return Rfc3339.parse(text);
    }
  }

  /** An IANA time zone or an offset. */
  static final class OfZoneId extends FromText<ZoneId> {
    private static final long serialVersionUID = 1;

    OfZoneId() {
      super(ZoneId.class);
    }

    @Override
    ZoneId parse(String text) {
      return ZoneId.of(text);
    }
  }

  /** A day; Jackson would take a number or an array as well. */
  static final class OfLocalDate extends FromText<LocalDate> {
    private static final long serialVersionUID = 1;

    OfLocalDate() {
      super(LocalDate.class);
    }

    @Override
    LocalDate parse(String text) {
      return LocalDate.parse(text);
    }
  }

  /** A time of day; Jackson would take an array of numbers as well. */
  static final class OfLocalTime extends FromText<LocalTime> {
    private static final long serialVersionUID = 1;

    OfLocalTime() {
      super(LocalTime.class);
    }

    @Override
    LocalTime parse(String text) {
      return LocalTime.parse(text);
    }
  }

  /** A URI as RFC 3986 writes it. */
  static final class OfUri extends FromText<URI> {
    private static final long serialVersionUID = 1;

    OfUri() {
      super(URI.class);
    }

    @Override
    URI parse(String text) {
      return URI.create(text);
    }
  }

  /** A finite number; Jackson would make an infinity of 1e400. */
  static final class OfDouble extends StdScalarDeserializer<Double> {
    private static final long serialVersionUID = 1;

    OfDouble() {
      super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.currentToken().isNumeric() || !Double.isFinite(parser.getDoubleValue())) {
        return (Double) context.reportInputMismatch(this, "a finite number is expected");
      }
      return parser.getDoubleValue();
    }
  }

  /** A number that an IEEE 754 double can hold, as RFC 8259 advises; its digits are kept. */
  static final class OfDecimal extends StdScalarDeserializer<BigDecimal> {
    private static final long serialVersionUID = 1;

    OfDecimal() {
      super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.currentToken().isNumeric() || !Double.isFinite(parser.getDoubleValue())) {
        return context.reportInputMismatch(this, "a finite number is expected");
      }
      return parser.getDecimalValue();
    }
  }
}
