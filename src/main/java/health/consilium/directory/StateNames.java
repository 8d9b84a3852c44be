package health.consilium.directory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What people write for a state: its USPS code, or its name as the code system that ships with the
 * service has it.
 */
final class StateNames {
  private static final String RESOURCE = "/directory/code-systems.json";

  /** Shorter beginnings are those of codes. */
  private static final int BEGUN = 3;

  private static final Map<String, String> KEYS = read();

  private StateNames() {}

  /** Whether that is the state of the code. */
  static boolean isCalled(String told, String code) {
    String key = PlaceName.key(told);
    return told.strip().equalsIgnoreCase(code)
        || key.equals(code.toLowerCase(Locale.ROOT))
        || Objects.equals(key, KEYS.get(code));
  }

  /** Whether that may be the beginning of the code, or of the name. */
  static boolean isBegun(String typed, String code) {
    String key = PlaceName.key(typed);
    return code.startsWith(typed.strip().toUpperCase(Locale.ROOT))
        || (key.length() >= BEGUN && KEYS.getOrDefault(code, "").startsWith(key));
  }

  private static Map<String, String> read() {
    var keys = new HashMap<String, String>();
    try (var file = StateNames.class.getResourceAsStream(RESOURCE)) {
      for (JsonNode system : new ObjectMapper().readTree(file)) {
        if (system.path("name").asText().equals("states")) {
          system.path("concepts").forEach(state -> keys.put(code(state), key(state)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
    return Map.copyOf(keys);
  }

  private static String code(JsonNode state) {
    return state.path("code").asText();
  }

  private static String key(JsonNode state) {
    return PlaceName.key(state.path("display").asText());
  }
}
