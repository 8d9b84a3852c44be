package health.consilium.platform.json;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How an enum's constants are called on the wire: their {@link JsonProperty}, else their name. */
public final class WireNames {
  private WireNames() {}

  public static String of(Enum<?> constant) {
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
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> of(constant).equals(wireName))
        .findFirst();
  }

  /** All its names, for a message: {@code IV, IM, SC}. */
  public static String list(@SuppressWarnings("rawtypes") Class<? extends Enum> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(WireNames::of)
        .collect(Collectors.joining(", "));
  }
}
