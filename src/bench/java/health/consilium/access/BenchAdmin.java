package health.consilium.access;

import health.consilium.bench.Stage;
import health.consilium.platform.hash.Sha256;
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
      insert.setBytes(2, Sha256.of(secret));
      insert.executeUpdate();
    }
    return BenchTokens.of(client, secret, stage);
  }
}
