package health.consilium.directory;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;

/** How answers tell ages, for the benchmarks. */
public final class BenchAges {
  private BenchAges() {}

  public static AgesShown shownBy(ObjectMapper json) {
    return new AgesShown(json, Clock.systemUTC());
  }
}
