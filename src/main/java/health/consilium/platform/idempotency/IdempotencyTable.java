package health.consilium.platform.idempotency;

import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code idempotency}. By hand, since taking keys is an upsert that tells which it took,
 * and Hibernate would read before it writes. The scope in each row's key is put there by the
 * column's default, and asked for by row-level security.
 */
@Singleton
class IdempotencyTable {
  private static final String WAIT = "select set_config('lock_timeout', ?, true)";

  /** An expired key that nobody has cleared yet is free. */
  private static final String TAKE =
      """
      insert into idempotency as taken (id, caller, request_sha256, created_at)
      select id, caller, request, ?::timestamptz
      from unnest(?::text[], ?::text[], ?::text[]) as claim (id, caller, request)
      order by id
      on conflict on constraint idempotency_pk do update
        set request_sha256 = excluded.request_sha256, created_at = excluded.created_at
        where taken.created_at < ?
      returning id
      """;

  /** The bound keeps a statement short; what another replica clears just now is passed over. */
  private static final String CLEAR =
      """
      delete from idempotency where id in (
        select id from idempotency where created_at < ?
        order by created_at limit ? for update skip locked)
      """;

  private static final String ANSWER =
      """
      update idempotency set status = answer.status, body = answer.body,
        location = answer.location, etag = answer.etag
      from unnest(?::text[], ?::integer[], ?::text[], ?::text[], ?::text[])
        as answer (id, status, body, location, etag)
      where idempotency.id = answer.id
      """;

  private static final String RELEASE = "delete from idempotency where id = any (?::text[])";

  private static final String FIND =
      """
      select id, request_sha256, status, body, location, etag
      from idempotency where id = any (?::text[])
      """;

  /** What is kept of a request that was carried out. */
  record Kept(String request, Reply reply) {
    Earlier asMetBy(Claim claim) {
      return new Earlier(request.equals(claim.request()), reply);
    }
  }

  private final Database database;

  IdempotencyTable(Database database) {
    this.database = database;
  }

  /**
   * How long a statement of this transaction waits for another's lock from here on.
   *
   * @param patience to the millisecond; none is without end
   */
  void waitAtMost(Duration patience) {
    database.list(WAIT, List.of(patience.toMillis() + "ms"), row -> row.getString(1));
  }

  /**
   * Which keys were free and are taken now. Waits for transactions that are just taking them.
   *
   * @param expired whatever was taken before then is free
   */
  Set<String> take(List<Claim> claims, Instant now, Instant expired) {
    return database.call(
        connection -> {
          try (var take = connection.prepareStatement(TAKE)) {
            Arguments.bind(
                take,
                now,
                texts(connection, claims, Claim::id),
                texts(connection, claims, Claim::caller),
                texts(connection, claims, Claim::request),
                expired);
            var taken = new HashSet<String>();
            for (var row = take.executeQuery(); row.next(); ) {
              taken.add(row.getString(1));
            }
            return taken;
          }
        });
  }

  int clear(Instant expired, int most) {
    return database.update(CLEAR, expired, most);
  }

  /** Keeps answers by the ids of their keys. */
  void answered(Map<String, Reply> answers) {
    if (answers.isEmpty()) {
      return;
    }
    var ids = List.copyOf(answers.keySet());
    var replies = ids.stream().map(answers::get).toList();
    database.call(
        connection -> {
          try (var answer = connection.prepareStatement(ANSWER)) {
            Arguments.bind(
                answer,
                texts(connection, ids, id -> id),
                connection.createArrayOf("integer", replies.stream().map(Reply::status).toArray()),
                texts(connection, replies, reply -> reply.entity().toString()),
                texts(connection, replies, Reply::location),
                texts(connection, replies, Reply::etag));
            return answer.executeUpdate();
          }
        });
  }

  /** Makes keys free that this transaction has taken. */
  void release(List<String> ids) {
    if (!ids.isEmpty()) {
      database.call(
          connection -> {
            try (var release = connection.prepareStatement(RELEASE)) {
              Arguments.bind(release, texts(connection, ids, id -> id));
              return release.executeUpdate();
            }
          });
    }
  }

  /** What is kept under keys that somebody has taken. */
  Map<String, Kept> find(List<String> ids) {
    return database.call(
        connection -> {
          try (var find = connection.prepareStatement(FIND)) {
            Arguments.bind(find, texts(connection, ids, id -> id));
            var found = new HashMap<String, Kept>();
            for (var row = find.executeQuery(); row.next(); ) {
              found.put(row.getString("id"), kept(row));
            }
            return found;
          }
        });
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var reply =
        new Reply(
            row.getInt("status"),
            row.getString("body"),
            row.getString("location"),
            row.getString("etag"),
            true);
    return new Kept(row.getString("request_sha256"), reply);
  }

  private static <T> Array texts(
      Connection connection, Collection<T> rows, Function<T, @Nullable String> text)
      throws SQLException {
    return connection.createArrayOf("text", rows.stream().map(text).toArray());
  }
}
