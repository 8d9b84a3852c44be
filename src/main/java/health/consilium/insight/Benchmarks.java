package health.consilium.insight;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.observation.Instruments;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** The published studies that ship with the service. */
@Singleton
class Benchmarks {
  private static final String RESOURCE = "/insight/benchmarks.json";

  private final List<Benchmark> all;

  Benchmarks(ObjectMapper json, Instruments instruments) {
    all =
        Arrays.stream(trials(json))
            .map(trial -> trial.benchmark(instruments.named(trial.instrument()).orElseThrow()))
            .toList();
  }

  List<Benchmark> all() {
    return all;
  }

  private static Trial[] trials(ObjectMapper json) {
    try (var file = Benchmarks.class.getResourceAsStream(RESOURCE)) {
      return json.readValue(file, Trial[].class);
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE + " cannot be read", e);
    }
  }
}
