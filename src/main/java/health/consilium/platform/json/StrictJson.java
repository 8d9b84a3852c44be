package health.consilium.platform.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.AnnotationIntrospectorPair;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * Makes Jackson refuse what it forgives by default: unknown fields, duplicate keys, trailing
 * garbage, a string where a number belongs and the other way round, numbers for enums, null in a
 * required place, text that PostgreSQL cannot hold.
 */
@Singleton
class StrictJson implements ObjectMapperCustomizer {
  /**
   * Deep enough for any schema of ours; a hundred thousand brackets end here and not in a stack.
   */
  private static final int MAX_DEPTH = 32;

  @Override
  public int priority() {
    return MINIMUM_PRIORITY;
  }

  @Override
  public void customize(ObjectMapper mapper) {
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    mapper
        .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
        .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
        .setDefaultPropertyInclusion(JsonInclude.Include.NON_ABSENT)
        .registerModule(scalars())
        .registerModule(new BlackbirdModule());
    refuseCoercion(mapper);
    mapper.setAnnotationIntrospector(
        AnnotationIntrospectorPair.pair(
            new RequiredComponents(),
            mapper.getDeserializationConfig().getAnnotationIntrospector()));
  }

  @SuppressWarnings("deprecation") // the builder's replacement cannot be reached from a customizer
  private static void refuseCoercion(ObjectMapper mapper) {
    mapper.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS);
    for (var type : LogicalType.values()) {
      mapper
          .coercionConfigFor(type)
          .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    }
  }

  private static SimpleModule scalars() {
    return new SimpleModule("strict-scalars")
        .addDeserializer(String.class, new StrictScalars.OfString())
        .addDeserializer(UUID.class, new StrictScalars.OfUuid())
        .addDeserializer(Instant.class, new StrictScalars.OfInstant())
        .addDeserializer(LocalDate.class, new StrictScalars.OfDate())
        .addDeserializer(LocalTime.class, new StrictScalars.OfTime())
        .addDeserializer(BigDecimal.class, new StrictScalars.OfDecimal())
        .addDeserializer(Double.class, new StrictScalars.OfDouble())
        .addDeserializer(double.class, new StrictScalars.OfDouble())
        .addDeserializer(URI.class, new StrictScalars.OfUri())
        .addDeserializer(ZoneId.class, new StrictScalars.OfZoneId());
  }
}
