package health.consilium.platform.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.Map;

/** How often one caller may call, in one replica, by the policies' names. */
@ConfigMapping(prefix = "consilium.limits")
interface RatePolicies {
  @WithParentName
  Map<String, Policy> policies();

  /** So many requests in each window, which begins with a caller's first. */
  interface Policy {
    int quota();

    Duration window();
  }
}
