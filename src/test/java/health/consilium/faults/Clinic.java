package health.consilium.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.platform.hash.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A clinic with a few courses, and the token of its software.
 *
 * @param number in clinical tables
 */
record Clinic(int number, List<UUID> courses, String token) {
  private static final int KNOWN = 200;
  private static final int CREATED = 201;
  private static final int HALF = 207;
  private static final int CONFLICT = 409;
  private static final int UNAVAILABLE = 503;

  private static final int COURSES = 4;
  private static final int DAYS = 28;

  /** Longer than the service may take to say that it cannot. */
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  /** The same of a batch, each of whose statements may take 40 s: docs/decisions/0116. */
  private static final Duration PATIENCE_WITH_BATCHES = Duration.ofSeconds(60);

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
    String token = token(deployment.url(), client, secret);
    var courses = Stream.generate(UUID::randomUUID).limit(COURSES).toList();
    for (var course : courses) {
      put(deployment.url().resolve("/v1/courses/" + course), token);
    }
    return new Clinic(number, courses, token);
  }

  private static void put(URI course, String token) throws IOException {
    var put = request(course, token).PUT(BodyPublishers.ofString(courseBody()));
    if (send(put.build()).statusCode() != 201) {
      throw new AssertionError("the course was not stored");
    }
  }

  /**
   * Posts an observation of one of the courses, of two in three under a key; all of it follows from
   * the two.
   *
   * @return the status of the answer, as {@link #read} says
   */
  int post(URI service, UUID id, int quantity) throws IOException {
    var request =
        request(service.resolve("/v1/observations"), token)
            .POST(BodyPublishers.ofString(posted(id, quantity)));
    return read(send(keyed(request, id, "").build()));
  }

  private static HttpRequest.Builder keyed(HttpRequest.Builder request, UUID id, String what) {
    return Math.floorMod(id.hashCode(), 3) == 0
        ? request
        : request.header("Idempotency-Key", what + id);
  }

  /**
   * What an answer says of what was sent: one that was given before has stored nothing, and of a
   * request that still runs nothing is known.
   */
  private static int read(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status == CREATED && isReplayed(answer)) {
      return KNOWN;
    }
    boolean runs = status == CONFLICT && answer.headers().firstValue("Retry-After").isPresent();
    return runs ? UNAVAILABLE : status;
  }

  private static boolean isReplayed(HttpResponse<String> answer) {
    return answer.headers().firstValue("Idempotency-Replayed").isPresent();
  }

  /**
   * Posts a batch, of two in three under a key.
   *
   * @return 201 when all of it is new, 200 when all of it was there, 207 when it was half there;
   *     else the status of the answer
   */
  int postAll(URI service, Map<UUID, Integer> quantities) throws IOException {
    var lines = new StringBuilder();
    quantities.forEach((id, quantity) -> lines.append(posted(id, quantity)).append('\n'));
    var request =
        request(service.resolve("/v1/observations/batch"), token, "application/x-ndjson")
            .timeout(PATIENCE_WITH_BATCHES)
            .POST(BodyPublishers.ofString(lines.toString()));
    var answer = send(keyed(request, quantities.keySet().iterator().next(), "batch-").build());
    if (answer.statusCode() != KNOWN || isReplayed(answer)) {
      return read(answer);
    }
    int created = new ObjectMapper().readTree(answer.body()).get("created").asInt();
    if (created == 0) {
      return KNOWN;
    }
    return created == quantities.size() ? CREATED : HALF;
  }

  /** Puts another value in the place of that version. */
  HttpResponse<String> amend(URI service, UUID id, int quantity, int version) throws IOException {
    String said = said(id, quantity, "corrected");
    return send(
        request(service.resolve("/v1/observations/" + id), token)
            .header("If-Match", "\"" + version + "\"")
            .PUT(BodyPublishers.ofString("{%s, \"reason\": \"wrong-value\"}".formatted(said)))
            .build());
  }

  private String posted(UUID id, int quantity) {
    return "{\"id\": \"%s\", %s}".formatted(id, said(id, quantity, "final"));
  }

  /** On one line. */
  private String said(UUID id, int quantity, String status) {
    return """
    "course": "%s", "code": {"system": "urn:consilium:codes", "code": "madrs-total"}, "status": "%s", \
    "value": {"quantity": %d, "unit": "{score}"}, "effectiveAt": "2026-03-%02dT15:10:00Z"\
    """
        .formatted(
            courses.get(Math.floorMod(id.hashCode(), COURSES)),
            status,
            quantity,
            2 + quantity % DAYS);
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
      insert.setBytes(2, Sha256.of(secret));
      var row = insert.executeQuery();
      row.next();
      return row.getInt(1);
    } catch (SQLException e) {
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
    return request(uri, token, "application/json");
  }

  private static HttpRequest.Builder request(URI uri, String token, String type) {
    return HttpRequest.newBuilder(uri)
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", type);
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
