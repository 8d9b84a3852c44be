package health.consilium.platform.idempotency;

import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;

/**
 * The table {@code idempotency}. By hand, since taking a key is an upsert whose count of rows tells
 * who has it, and Hibernate would read before it writes.
 */
@Singleton
class IdempotencyTable {
  /** How long a statement of this transaction waits for another's lock. */
  private static final String WAIT = "select set_config('lock_timeout', ?, true)";

  /** An expired key that nobody has cleared yet is free. */
  private static final String TAKE =
      """
      insert into idempotency as taken (id, caller, request_sha256, created_at)
      values (?, ?, ?, ?)
      on conflict (id) do update
        set request_sha256 = excluded.request_sha256, created_at = excluded.created_at
        where taken.created_at < ?
      """;

  /** The bound keeps the writer that clears up from waiting for a backlog. */
  private static final String CLEAR =
      """
      delete from idempotency where id in (
        select id from idempotency where created_at < ?
        order by created_at limit 100 for update skip locked)
      """;

  private static final String ANSWER =
      "update idempotency set status = ?, body = ?, location = ?, etag = ? where id = ?";

  private static final String FIND =
      "select request_sha256, status, body, location, etag from idempotency where id = ?";

  private static final Duration KEPT = Duration.ofDays(7);

  /**
   * A request that wants its key.
   *
   * @param id of the caller and the key
   * @param request what is asked for
   */
  record Claim(String id, String caller, String request, Instant at) {
    /** Whatever was taken before then is free. */
    Instant expired() {
      return at.minus(KEPT);
    }
  }

  /** What is kept of a request that was carried out. */
  record Kept(String request, Reply reply) {}

  private final Database database;

  IdempotencyTable(Database database) {
    this.database = database;
  }

  /** Such as {@code 2s}; 0 is without end. */
  void waitAtMost(String duration) {
    database.call(
        connection -> {
          try (var wait = connection.prepareStatement(WAIT)) {
            Arguments.bind(wait, duration);
            return wait.execute();
          }
        });
  }

  /** Whether the key was free. Waits for a transaction that is just taking it. */
  boolean take(Claim claim) {
    return write(TAKE, claim.id(), claim.caller(), claim.request(), claim.at(), claim.expired())
        == 1;
  }

  void clear(Claim claim) {
    write(CLEAR, claim.expired());
  }

  void answered(String id, Reply reply) {
    write(ANSWER, reply.status(), reply.body(), reply.location(), reply.etag(), id);
  }

  /** What is kept under a key that somebody has taken. */
  Kept find(String id) {
    return database.call(
        connection -> {
          try (var find = connection.prepareStatement(FIND)) {
            Arguments.bind(find, id);
            ResultSet row = find.executeQuery();
            row.next();
            var reply =
                new Reply(
                    row.getInt("status"),
                    row.getString("body"),
                    row.getString("location"),
                    row.getString("etag"),
                    true);
            return new Kept(row.getString("request_sha256"), reply);
          }
        });
  }

  private int write(String sql, Object... arguments) {
    return database.call(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            Arguments.bind(statement, arguments);
            return statement.executeUpdate();
          }
        });
  }
}
