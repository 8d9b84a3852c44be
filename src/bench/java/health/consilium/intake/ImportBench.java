package health.consilium.intake;

import static health.consilium.bench.Report.round;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.PackagedService;
import health.consilium.Until;
import health.consilium.access.BenchAdmin;
import health.consilium.bench.Memory;
import health.consilium.bench.OnStage;
import health.consilium.bench.Stage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A dissemination file over HTTP, until its last provider is in the directory. */
@ExtendWith(OnStage.class)
class ImportBench {
  /** {@code -Dbench.rows=100000} makes a short run of it. */
  private static final List<Integer> ROWS =
      Arrays.stream(System.getProperty("bench.rows", "200000,1000000").split(","))
          .map(Integer::valueOf)
          .toList();

  /** With so little memory that what grows with the file would not fit. */
  private static final Map<String, String> SETTINGS =
      Map.of("JAVA_TOOL_OPTIONS", "-Xmx256m", "CONSILIUM_IMPORTS_EVERY", "5s");

  /** How much more memory the largest file may take than the smallest. */
  private static final double FLAT = 1.2;

  private static final Duration LONGEST = Duration.ofHours(1);

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void nppes(Stage stage) throws Exception {
    var report = stage.report();
    report.head(
        "rows of the file",
        "of them to take over",
        "read, s",
        "taken over, s",
        "rows /s",
        "service + PostgreSQL, µs a row",
        "peak memory, MiB");
    try (var replica = stage.another(SETTINGS)) {
      double smallest = 0;
      for (int rows : ROWS) {
        measure(rows, replica, stage);
        long peak = Memory.peakMebibytes(replica.pid());
        smallest = smallest == 0 ? peak : smallest;
        report.goal(
            "memory of an import of %,d rows: at most 1.2 times the smallest's".formatted(rows),
            peak / smallest,
            peak <= FLAT * smallest);
      }
    }
  }

  private void measure(int rows, PackagedService replica, Stage stage) throws Exception {
    String token = BenchAdmin.token(stage);
    var served = stage.spentBy(replica);
    var stored = stage.spentByDatabase();
    long began = System.nanoTime();
    var received = send(rows, token, replica.url());
    double read = seconds(began);
    var done = await(received.get("id").asText(), token, replica.url());
    double all = seconds(began);
    assertThat(done.get("rows").asInt()).isEqualTo(rows);
    assertThat(done.at("/providers/created").asInt()).isEqualTo(rows / 100 * 3);
    double rate = rows / all;
    stage
        .report()
        .row(
            "%,d".formatted(rows),
            "%,d".formatted(done.get("relevant").asInt()),
            "%.1f".formatted(read),
            "%.1f".formatted(all - read),
            round(rate),
            "%.0f + %.0f"
                .formatted(
                    micros(stage.spentBy(replica).minus(served), rows),
                    micros(stage.spentByDatabase().minus(stored), rows)),
            Long.toString(Memory.peakMebibytes(replica.pid())));
    stage
        .report()
        .goal(
            "import of %,d rows: at least 20,000 rows a second".formatted(rows),
            rate,
            rate >= 20_000);
  }

  private JsonNode send(int rows, String token, URI url) throws Exception {
    var request =
        HttpRequest.newBuilder(url.resolve("/v1/imports"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofInputStream(() -> new NppesStream(rows)))
            .build();
    try (var client = HttpClient.newHttpClient()) {
      var answer = client.send(request, BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      return json.readTree(answer.body());
    }
  }

  private JsonNode await(String id, String token, URI url) throws Exception {
    var request =
        HttpRequest.newBuilder(url.resolve("/v1/imports/" + id))
            .header("Authorization", "Bearer " + token)
            .build();
    var current = new AtomicReference<JsonNode>(json.nullNode());
    try (var client = HttpClient.newHttpClient()) {
      Until.so(
          LONGEST,
          () -> {
            current.set(json.readTree(client.send(request, BodyHandlers.ofString()).body()));
            return !List.of("receiving", "applying").contains(current.get().at("/state").asText());
          });
    }
    assertThat(current.get().at("/state").asText())
        .as(current.get().toString())
        .isEqualTo("completed");
    return current.get();
  }

  private static double micros(Duration cpu, int rows) {
    return cpu.toNanos() / 1e3 / rows;
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }
}
