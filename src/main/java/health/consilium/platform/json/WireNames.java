package health.consilium.platform.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How an enum's constants are called on the wire: their {@link JsonProperty}, else their name. */
public final class WireNames {
  /** By their place; found by reflection once. */
  private static final ClassValue<List<String>> NAMES =
      new ClassValue<>() {
        @Override
        protected List<String> computeValue(Class<?> type) {
          return Arrays.stream(type.getEnumConstants())
              .map(constant -> read((Enum<?>) constant))
              .toList();
        }
      };

  private WireNames() {}

  public static String of(Enum<?> constant) {
    return NAMES.get(constant.getDeclaringClass()).get(constant.ordinal());
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
    int place = NAMES.get(type).indexOf(wireName);
    return place < 0 ? Optional.empty() : Optional.of(type.getEnumConstants()[place]);
  }

  /** All its names, for a message: {@code IV, IM, SC}. */
  public static String list(@SuppressWarnings("rawtypes") Class<? extends Enum> type) {
    return String.join(", ", NAMES.get(type));
  }
}
