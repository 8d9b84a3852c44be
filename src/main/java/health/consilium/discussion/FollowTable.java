package health.consilium.discussion;

import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;

/**
 * The table {@code discussion_follow}. By hand, since whoever begins and ends to follow at once
 * does either, and neither fails.
 */
@Singleton
class FollowTable {
  /** Unless the follower has ever said otherwise. */
  private static final String BEGIN =
      """
      insert into discussion_follow (discussion_id, changed_at, clinic_number, following, client)
      values (?, ?::timestamptz, ?, true, ?)
      on conflict do nothing
      """;

  private static final String SAY =
      """
      insert into discussion_follow (discussion_id, changed_at, clinic_number, following, client)
      values (?, ?::timestamptz, ?, ?, ?)
      on conflict (clinic_number, client, discussion_id) do update
      set changed_at = excluded.changed_at, following = excluded.following
      where discussion_follow.following <> excluded.following
      """;

  private static final String FOLLOWED =
      """
      d.id in (
        select discussion_id from discussion_follow
        where clinic_number = ? and client = ? and following)
      """;

  private final Database database;

  FollowTable(Database database) {
    this.database = database;
  }

  /** Whoever writes in a discussion follows it, unless that person has ended to. */
  void begin(Reader writer, UUID discussion, Instant at) {
    database.update(BEGIN, discussion, at, writer.clinic().value(), writer.client());
  }

  /** The follower's own word, of which the last one holds. */
  void say(Reader follower, UUID discussion, boolean following, Instant at) {
    database.update(SAY, discussion, at, follower.clinic().value(), following, follower.client());
  }

  /** Leaves of the discussions {@code d} those that the reader follows. */
  static Conditions followed(Reader reader, Conditions conditions) {
    return conditions.and(FOLLOWED, reader.clinic().value(), reader.client());
  }
}
