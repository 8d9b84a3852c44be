package health.consilium.platform.idempotency;

import static java.util.stream.Collectors.toMap;

import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
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
   * @param patience to the millisecond, at least one
   */
  void waitAtMost(Duration patience) {
    waitFor(Arguments.lockTimeout(patience));
  }

  /** From here on it waits for as long as another holds a lock. */
  void waitWithoutEnd() {
    waitFor("0");
  }

  private void waitFor(String lockTimeout) {
    database.list(WAIT, List.of(lockTimeout), row -> row.getString(1));
  }

  /**
   * Which keys were free and are taken now. Waits for transactions that are just taking them.
   *
   * @param expired whatever was taken before then is free
   */
  Set<String> take(List<Claim> claims, Instant now, Instant expired) {
    return Set.copyOf(
        database.list(
            TAKE,
            List.of(
                now,
                texts(claims, Claim::id),
                texts(claims, Claim::caller),
                texts(claims, Claim::request),
                expired),
            row -> row.getString(1)));
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
    database.update(
        ANSWER,
        texts(ids, id -> id),
        replies.stream().map(Reply::status).toArray(Integer[]::new),
        texts(replies, reply -> reply.entity().toString()),
        texts(replies, Reply::location),
        texts(replies, Reply::etag));
  }

  /** Makes keys free that this transaction has taken. */
  void release(List<String> ids) {
    if (!ids.isEmpty()) {
      database.update(RELEASE, (Object) texts(ids, id -> id));
    }
  }

  /** What is kept under keys that somebody has taken. */
  Map<String, Kept> find(List<String> ids) {
    return database
        .list(
            FIND,
            List.of((Object) texts(ids, id -> id)),
            row -> Map.entry(row.getString("id"), kept(row)))
        .stream()
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
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

  private static <T> @Nullable String[] texts(
      Collection<T> rows, Function<T, @Nullable String> text) {
    return rows.stream().map(text).toArray(String[]::new);
  }
}
