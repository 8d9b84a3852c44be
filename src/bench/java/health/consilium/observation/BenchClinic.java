package health.consilium.observation;

import health.consilium.access.BenchTokens;
import health.consilium.access.ClinicNumber;
import health.consilium.bench.Stage;
import health.consilium.platform.hash.Sha256;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * A clinic with one course under treatment and a client that may post.
 *
 * @param number in clinical tables
 * @param id in tokens
 * @param client the client's id
 * @param token good for five minutes
 * @param course of which it posts
 */
public record BenchClinic(int number, UUID id, String client, String token, UUID course) {
  /** Where the observation's id stands in {@link #body()}. */
  static final int ID_AT = "{\"id\":\"".length();

  private static final String OPEN =
      """
      with clinic as (
        insert into clinic (id, name, state, created_at) values (?, 'Bench', 'IL', now())
        returning number),
      client as (
        insert into client (id, subject, clinic_number, kind, scopes, created_at)
        select gen_random_uuid(), ?, number, 'system',
          '{observations.write,observations.read,insights.read}', now()
        from clinic
        returning id)
      insert into client_secret (id, client_id, sha256, created_at)
      select gen_random_uuid(), client.id, ?, now() from client
      returning (select number from clinic)
      """;

  private static final String COURSE =
      """
      insert into course (id, started_at, recorded_at, clinic_number, version, indication,
        failed_trials, drug, route, sex, age_band, subject_hmac, recorded_by)
      select ?, timestamptz '2026-03-02 15:00Z', now(), number, 1, 1, 3, 1, 1, 1, 3,
        sha256('bench'), 'bench'
      from clinic where number = ?
      """;

  /** Opens that many, each with a token. */
  public static List<BenchClinic> open(int count, Stage stage) throws Exception {
    var clinics = new ArrayList<BenchClinic>();
    try (var connection = stage.connect()) {
      connection.setAutoCommit(false);
      for (int i = 0; i < count; i++) {
        clinics.add(open(connection, stage));
      }
    }
    return clinics;
  }

  /** The same clinics, each with a token that is good for five minutes from now. */
  public static List<BenchClinic> withNewTokens(List<BenchClinic> clinics, Stage stage)
      throws Exception {
    var renewed = new ArrayList<BenchClinic>();
    for (var each : clinics) {
      String token = BenchTokens.of(each.client, secretOf(each.client), stage);
      renewed.add(new BenchClinic(each.number, each.id, each.client, token, each.course));
    }
    return renewed;
  }

  private static String secretOf(String client) {
    return "secret-of-" + client;
  }

  /** An observation of the course, in as many bytes as every other. */
  String body() {
    return """
    {"id":"00000000-0000-7000-8000-000000000000","course":"%s",\
    "code":{"system":"urn:consilium:codes","code":"madrs-total"},\
    "value":{"quantity":14,"unit":"{score}"},"effectiveAt":"2026-03-03T15:10:00Z","status":"final"}\
    """
        .formatted(course);
  }

  private static BenchClinic open(Connection connection, Stage stage) throws Exception {
    var id = UUID.randomUUID();
    String client = "bench-" + id;
    String secret = secretOf(client);
    var course = UUID.randomUUID();
    int number;
    try (var insert = connection.prepareStatement(OPEN);
        var course1 = connection.prepareStatement(COURSE)) {
      insert.setObject(1, id);
      insert.setString(2, client);
      insert.setBytes(3, Sha256.of(secret));
      var row = insert.executeQuery();
      row.next();
      number = row.getInt(1);
      Stage.enter(connection, number);
      course1.setObject(1, course);
      course1.setInt(2, number);
      course1.executeUpdate();
      OutcomeRebuild.of(connection, new ClinicNumber(number));
    }
    connection.commit();
    return new BenchClinic(number, id, client, BenchTokens.of(client, secret, stage), course);
  }
}
