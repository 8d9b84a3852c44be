package health.consilium.observation;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A service that starts as a demonstration, on a database of its own. */
public class Demonstration implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("consilium.demo", "true");
  }
}
