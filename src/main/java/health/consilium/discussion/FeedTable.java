package health.consilium.discussion;

import static health.consilium.platform.sql.Arguments.instant;

import health.consilium.access.Caller;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The table {@code discussion_feed}. By hand, since it is read before anybody is in a scope. */
@Singleton
class FeedTable {
  /** A key, and whose it is. */
  record Owned(Feed feed, Caller owner) {}

  private static final String INSERT =
      """
      insert into discussion_feed (id, clinic, created_at, expires_at, client, sha256)
      values (?, ?, ?::timestamptz, ?::timestamptz, ?, ?)
      """;

  private static final String GOOD =
      """
      select * from discussion_feed
      where sha256 = ? and revoked_at is null and expires_at > ?::timestamptz
      """;

  /** The number is any that no other advisory lock of this kind has. */
  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended(?::text || ' ' || ?, 232))";

  private static final String REVOKE_ALL =
      """
      update discussion_feed set revoked_at = ?::timestamptz
      where client = ? and clinic = ? and revoked_at is null
      """;

  private static final String LIST =
      """
      select * from discussion_feed
      where client = ? and clinic = ? and revoked_at is null and expires_at > ?::timestamptz
      order by created_at desc, id
      """;

  private static final String REVOKE =
      """
      update discussion_feed set revoked_at = coalesce(revoked_at, ?::timestamptz)
      where client = ? and clinic = ? and id = ?
      """;

  private final Database database;

  FeedTable(Database database) {
    this.database = database;
  }

  void insert(Caller owner, Feed feed, byte[] sha256) {
    database.update(
        INSERT,
        feed.id(),
        owner.clinic().orElseThrow(),
        feed.createdAt(),
        feed.expiresAt(),
        owner.client(),
        sha256);
  }

  /** Nobody else makes a key for that owner until the transaction ends. */
  void lock(Caller owner) {
    database.list(
        LOCK, List.of(owner.clinic().orElseThrow(), owner.client()), row -> row.getString(1));
  }

  /** How many keys of that person open nothing any more. */
  int revokeAll(Caller owner, Instant now) {
    return database.update(REVOKE_ALL, now, owner.client(), owner.clinic().orElseThrow());
  }

  /** The key with that digest, if it is good. */
  Optional<Owned> find(byte[] sha256, Instant now) {
    return database.find(GOOD, List.of(sha256, now), FeedTable::owned);
  }

  /** The owner's good ones, newest first. */
  List<Feed> list(Caller owner, Instant now) {
    return database.list(
        LIST, List.of(owner.client(), owner.clinic().orElseThrow(), now), FeedTable::feed);
  }

  /** Whether the owner has such a key: it opens nothing any more. */
  boolean revoke(Caller owner, UUID id, Instant now) {
    return database.update(REVOKE, now, owner.client(), owner.clinic().orElseThrow(), id) == 1;
  }

  private static Owned owned(ResultSet row) throws SQLException {
    return new Owned(
        feed(row),
        new Caller(
            row.getString("client"), Optional.of(row.getObject("clinic", UUID.class)), Set.of()));
  }

  private static Feed feed(ResultSet row) throws SQLException {
    return new Feed(
        row.getObject("id", UUID.class),
        instant(row, "created_at"),
        instant(row, "expires_at"),
        null);
  }
}
