package health.consilium.platform.http;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** So that a test need neither call hundreds of times nor send for minutes. */
public class LowLimits implements QuarkusTestProfile {
  /** How many requests of one caller are taken in an hour. */
  static final int QUOTA = 30;

  /** How many posts of observations are. */
  static final int POSTS = 40;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "consilium.limits.default.quota",
        "" + QUOTA,
        "consilium.limits.observations.quota",
        "" + POSTS,
        "consilium.limits.default.window",
        "PT1H",
        "consilium.limits.observations.window",
        "PT1H",
        "consilium.observations.batch-reading",
        "PT0S");
  }
}
