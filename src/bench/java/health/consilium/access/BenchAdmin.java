package health.consilium.access;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.bench.Stage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.UUID;

/** Somebody who runs the network. */
public final class BenchAdmin {
  private static final String OPEN =
      """
      with client as (
        insert into client (id, subject, kind, scopes, created_at)
        values (gen_random_uuid(), ?, 'admin', '{network.admin,directory.write}', now())
        returning id)
      insert into client_secret (id, client_id, sha256, created_at)
      select gen_random_uuid(), client.id, ?, now() from client
      """;

  private BenchAdmin() {}

  /** A token of a new one, good for five minutes. */
  public static String token(Stage stage) throws Exception {
    String client = "bench-" + UUID.randomUUID();
    String secret = "secret-of-" + client;
    try (var connection = stage.connect();
        var insert = connection.prepareStatement(OPEN)) {
      insert.setString(1, client);
      insert.setBytes(
          2, MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
      insert.executeUpdate();
    }
    String basic =
        Base64.getEncoder()
            .encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(stage.url().resolve("/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofString());
      return new ObjectMapper().readTree(answer.body()).get("access_token").asText();
    }
  }
}
