package health.consilium.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.PackagedService;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The delivered service is killed while it imports, as a machine that loses its power would be. */
class ImportKillIT {
  /** So many transactions take over that a poll falls between two. */
  private static final int PERSONS = 10_000;

  private static final int PAGE = 100;
  private static final Map<String, String> SMALL_FILES =
      Map.of("CONSILIUM_HTTP_FILE_LIMIT", "65536");

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration PAUSE = Duration.ofMillis(150);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir Path directory;

  @Test
  void it_goes_on_after_its_restart_and_does_nothing_twice() throws Exception {
    var npis = Stream.generate(NppesText::npi).limit(PERSONS).toList();
    String id;
    long before;
    try (var killed = PackagedService.startReady(directory, Map.of())) {
      before = lastChange(killed);
      id = send(npis, killed);
      int taken = 0;
      var deadline = Instant.now().plus(PATIENCE);
      while (taken == 0) {
        assertThat(Instant.now()).isBefore(deadline);
        taken = progress(id, killed).get("taken").asInt();
      }
      killed.kill();
      assertThat(taken).isLessThan(PERSONS);
    }

    try (var again = PackagedService.startReady(directory, SMALL_FILES)) {
      var ended = progress(id, again);
      var deadline = Instant.now().plus(PATIENCE);
      while (ended.get("state").asText().equals("applying")) {
        assertThat(Instant.now()).as(ended.toString()).isBefore(deadline);
        ended = progress(id, again);
      }

      assertThat(ended.get("state").asText()).isEqualTo("completed");
      assertThat(ended.get("taken").asInt()).isEqualTo(PERSONS);
      assertThat(ended.at("/providers/created").asInt()).isEqualTo(PERSONS);
      assertThat(practitionersSince(before, again)).containsExactlyInAnyOrderElementsOf(npis);
      assertThat(statusOfAnEndlessFile(again)).isEqualTo(413);
      assertThat(received(again).get("state").asText()).isEqualTo("failed");
    }
  }

  /** The newest import, once it is no longer received: who sends too much is told so before. */
  private JsonNode received(PackagedService service) throws Exception {
    var newest = newest(service);
    var deadline = Instant.now().plus(PATIENCE);
    while (newest.get("state").asText().equals("receiving")) {
      assertThat(Instant.now()).as(newest.toString()).isBefore(deadline);
      LockSupport.parkNanos(PAUSE.toNanos());
      newest = newest(service);
    }
    return newest;
  }

  /** Of one that does not say its length and goes on behind the limit. */
  private int statusOfAnEndlessFile(PackagedService service) throws Exception {
    var file = NppesText.file();
    Stream.generate(NppesText::npi).limit(PAGE).forEach(file::person);
    byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(service.url().resolve("/v1/imports"))
            .header("Authorization", "Bearer " + token(service))
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes)))
            .build();
    return client.send(request, BodyHandlers.ofString()).statusCode();
  }

  private JsonNode newest(PackagedService service) throws Exception {
    var request =
        HttpRequest.newBuilder(service.url().resolve("/v1/imports?limit=1"))
            .header("Authorization", "Bearer " + token(service))
            .build();
    return json.readTree(client.send(request, BodyHandlers.ofString()).body()).at("/items/0");
  }

  private String send(List<String> npis, PackagedService service) throws Exception {
    var file = NppesText.file();
    npis.forEach(file::person);
    var request =
        HttpRequest.newBuilder(service.url().resolve("/v1/imports"))
            .header("Authorization", "Bearer " + token(service))
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofString(file.toString()))
            .build();
    var answer = client.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    return json.readTree(answer.body()).get("id").asText();
  }

  private JsonNode progress(String id, PackagedService service) throws Exception {
    LockSupport.parkNanos(PAUSE.toNanos());
    var request =
        HttpRequest.newBuilder(service.url().resolve("/v1/imports/" + id))
            .header("Authorization", "Bearer " + token(service))
            .build();
    return json.readTree(client.send(request, BodyHandlers.ofString()).body());
  }

  /** The NPIs of all practitioners that were created behind a change, as often as they were. */
  private List<String> practitionersSince(long change, PackagedService service) throws IOException {
    var found = new ArrayList<String>();
    var ids = new HashSet<String>();
    for (var page = page(change, service); !page.isEmpty(); page = page(last(page), service)) {
      for (var each : page) {
        assertThat(each.get("version").asInt()).isEqualTo(1);
        assertThat(ids.add(each.get("id").asText())).isTrue();
        if (each.get("collection").asText().equals("practitioners")) {
          found.add(each.at("/resource/npi").asText());
        }
      }
    }
    return found;
  }

  private long lastChange(PackagedService service) throws IOException {
    long last = 0;
    for (var page = page(last, service); !page.isEmpty(); page = page(last, service)) {
      last = last(page);
    }
    return last;
  }

  private JsonNode page(long since, PackagedService service) throws IOException {
    String path = "/v1/changes?limit=%d&since=%d".formatted(PAGE, since);
    return json.readTree(service.get(service.url(), path).body()).get("items");
  }

  private static long last(JsonNode page) {
    return page.get(page.size() - 1).get("change").asLong();
  }

  private String token(PackagedService service) throws Exception {
    var admin = json.readTree(directory.resolve("data/demo-admin.json").toFile());
    String pair = admin.get("client_id").asText() + ":" + admin.get("client_secret").asText();
    var request =
        HttpRequest.newBuilder(service.url().resolve("/oauth2/token"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    return json.readTree(client.send(request, BodyHandlers.ofString()).body())
        .get("access_token")
        .asText();
  }
}
