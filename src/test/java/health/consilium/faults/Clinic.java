package health.consilium.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/**
 * A clinic with one course, and the token of its software.
 *
 * @param number in clinical tables
 */
record Clinic(int number, UUID course, String token) {
  /** Longer than the service may take to say that it cannot. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private static final String OPEN =
      """
      with clinic as (
        insert into clinic (id, name, state, created_at) values (gen_random_uuid(), 'A clinic', 'WA', now())
        returning number),
      client as (
        insert into client (id, subject, clinic_number, kind, scopes, created_at)
        select gen_random_uuid(), ?, number, 'system', '{observations.write,observations.read}', now()
        from clinic
        returning id)
      insert into client_secret (id, client_id, sha256, created_at)
      select gen_random_uuid(), client.id, ?, now() from client
      returning (select number from clinic)
      """;

  static Clinic open(Deployment deployment) throws IOException {
    String client = "faults-" + UUID.randomUUID();
    String secret = UUID.randomUUID().toString();
    int number = insert(deployment, client, secret);
    var course = UUID.randomUUID();
    var clinic = new Clinic(number, course, token(deployment.url(), client, secret));
    var put =
        request(deployment.url().resolve("/v1/courses/" + course), clinic.token)
            .PUT(BodyPublishers.ofString(courseBody()));
    if (send(put.build()).statusCode() != 201) {
      throw new AssertionError("the course was not stored");
    }
    return clinic;
  }

  /** Posts an observation of the course. */
  HttpResponse<String> post(URI service, UUID id, int quantity) throws IOException {
    return send(
        request(service.resolve("/v1/observations"), token)
            .POST(BodyPublishers.ofString(observation(id, quantity)))
            .build());
  }

  private String observation(UUID id, int quantity) {
    return """
    {"id": "%s", "course": "%s", "code": {"system": "urn:consilium:codes", "code": "madrs-total"},
     "value": {"quantity": %d, "unit": "{score}"}, "effectiveAt": "2026-03-03T15:10:00Z", "status": "final"}
    """
        .formatted(id, course, quantity);
  }

  private static String courseBody() {
    return """
    {"subject": "%s", "indication": "MDD", "failedTrials": 3, "drug": "ketamine", "route": "IV",
     "sex": "female", "ageBand": "40-49", "startedAt": "2026-03-02T15:00:00Z"}
    """
        .formatted(UUID.randomUUID());
  }

  private static int insert(Deployment deployment, String client, String secret) {
    try (var superuser = deployment.superuser();
        var insert = superuser.prepareStatement(OPEN)) {
      insert.setString(1, client);
      insert.setBytes(2, MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8)));
      var row = insert.executeQuery();
      row.next();
      return row.getInt(1);
    } catch (SQLException | GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static String token(URI service, String client, String secret) throws IOException {
    String basic = Base64.getEncoder().encodeToString((client + ":" + secret).getBytes(UTF_8));
    var request =
        HttpRequest.newBuilder(service.resolve("/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    return new ObjectMapper().readTree(send(request).body()).get("access_token").asText();
  }

  private static HttpRequest.Builder request(URI uri, String token) {
    return HttpRequest.newBuilder(uri)
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private static HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return HTTP.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
