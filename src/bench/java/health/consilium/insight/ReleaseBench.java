package health.consilium.insight;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.BenchAdmin;
import health.consilium.bench.Memory;
import health.consilium.bench.OnStage;
import health.consilium.bench.Stage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A whole release of 1,000 clinics, by a replica that does nothing else. */
@ExtendWith(OnStage.class)
class ReleaseBench {
  private static final Duration GOAL = Duration.ofMinutes(2);

  /** All that the replica's JVM may use for objects, whatever the size of the network. */
  private static final String HEAP = "-Xmx256m";

  /** How much more memory the largest network may take than the smallest. */
  private static final double FLAT = 1.2;

  @Test
  void release(Stage stage) throws Exception {
    stage
        .report()
        .head(
            "observations",
            "clinics",
            "cells told",
            "s",
            "peak memory of a JVM of " + HEAP + ", MiB");
    double smallest = 0;
    for (int size : BenchPatients.SIZES) {
      BenchPatients.growTo(size, stage);
      long peak = measure(size, stage);
      smallest = smallest == 0 ? peak : smallest;
      stage
          .report()
          .goal(
              "memory of a release of %,d: at most 1.2 times the smallest's".formatted(size),
              peak / smallest,
              peak <= FLAT * smallest);
    }
  }

  private static long measure(int size, Stage stage) throws Exception {
    try (var replica = stage.another(Map.of("JAVA_TOOL_OPTIONS", HEAP))) {
      long began = System.nanoTime();
      release(replica.url(), BenchAdmin.token(stage));
      double seconds = (System.nanoTime() - began) / 1e9;
      long peak = Memory.peakMebibytes(replica.pid());
      stage
          .report()
          .row(
              "%,d".formatted(size),
              "%,d".formatted(BenchPatients.CLINICS),
              "%,d".formatted(BenchPatients.cellsTold(stage)),
              "%.1f".formatted(seconds),
              Long.toString(peak));
      stage
          .report()
          .goal(
              "a release of %,d observations: at most 120 s".formatted(size),
              seconds,
              seconds <= GOAL.toSeconds());
      return peak;
    }
  }

  /** Makes a release, and comes back when it is public. */
  static void release(URI url, String token) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(url.resolve("/v1/insights/releases"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try (var http = HttpClient.newHttpClient()) {
      assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
    }
  }
}
