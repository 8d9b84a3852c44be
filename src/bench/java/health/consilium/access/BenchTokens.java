package health.consilium.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.bench.Stage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Tokens of the service's own issuer, for the benchmarks. */
public final class BenchTokens {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private BenchTokens() {}

  /** A token of the client, good for five minutes. */
  public static String of(String client, String secret, Stage stage)
      throws IOException, InterruptedException {
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(stage.url().resolve("/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    var answer = HTTP.send(request, BodyHandlers.ofString());
    return new ObjectMapper().readTree(answer.body()).get("access_token").asText();
  }
}
