package health.consilium.platform.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** How an enum's constants are called on the wire: their {@link JsonProperty}, else their name. */
public final class WireNames {
  /** In their order; found by reflection once. */
  private static final ClassValue<Map<Object, String>> NAMES =
      new ClassValue<>() {
        @Override
        protected Map<Object, String> computeValue(Class<?> type) {
          var names = new LinkedHashMap<Object, String>();
          for (Object constant : type.getEnumConstants()) {
            names.put(constant, read((Enum<?>) constant));
          }
          return names;
        }
      };

  private WireNames() {}

  public static String of(Enum<?> constant) {
    return Objects.requireNonNull(NAMES.get(constant.getDeclaringClass()).get(constant));
  }

  private static String read(Enum<?> constant) {
    try {
      var named = constant.getDeclaringClass().getField(constant.name());
      var property = named.getAnnotation(JsonProperty.class);
      return property == null ? constant.name() : property.value();
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("an enum's constant is always a field of it", e);
    }
  }

  /** The constant called so on the wire, exactly. */
  public static <E extends Enum<E>> Optional<E> find(Class<E> type, String wireName) {
    return NAMES.get(type).entrySet().stream()
        .filter(named -> named.getValue().equals(wireName))
        .map(named -> type.cast(named.getKey()))
        .findFirst();
  }

  /** All its names, for a message: {@code IV, IM, SC}. */
  public static String list(@SuppressWarnings("rawtypes") Class<? extends Enum> type) {
    return String.join(", ", NAMES.get(type).values());
  }
}
