package health.consilium.access;

import health.consilium.bench.Stage;
import health.consilium.platform.hash.Sha256;
import java.util.UUID;

/** A clinician of a clinic that has nothing else. */
public final class BenchPerson {
  private static final String OPEN =
      """
      with clinic as (
        insert into clinic (id, name, state, created_at) values (?, 'Bench', 'IL', now())
        returning number),
      client as (
        insert into client (id, subject, clinic_number, kind, scopes, created_at)
        select gen_random_uuid(), ?, number, 'person', '{insights.read,discussions.write}', now()
        from clinic
        returning id)
      insert into client_secret (id, client_id, sha256, created_at)
      select gen_random_uuid(), client.id, ?, now() from client
      """;

  private BenchPerson() {}

  /** A token of a new one, good for five minutes. */
  public static String token(Stage stage) throws Exception {
    String client = "bench-" + UUID.randomUUID();
    String secret = "secret-of-" + client;
    try (var connection = stage.connect();
        var insert = connection.prepareStatement(OPEN)) {
      insert.setObject(1, UUID.randomUUID());
      insert.setString(2, client);
      insert.setBytes(3, Sha256.of(secret));
      insert.executeUpdate();
    }
    return BenchTokens.of(client, secret, stage);
  }
}
