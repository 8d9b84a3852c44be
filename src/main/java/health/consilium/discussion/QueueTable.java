package health.consilium.discussion;

import static health.consilium.platform.sql.Arguments.instant;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What waits for a moderator: posts and edits that are held, and posts of the table {@code
 * discussion_report}. By hand, since a reader's second report of a version is none, and since the
 * queue is of both.
 */
@Singleton
class QueueTable {
  private static final String REPORT =
      """
      insert into discussion_report (post_id, reported_at, clinic_number, version, client, reason)
      select id, ?::timestamptz, ?, version, ?, ? from discussion_post where id = ?
      on conflict (clinic_number, post_id, version, client) do nothing
      """;

  private static final String SETTLE =
      "update discussion_report set settled_at = ?::timestamptz where post_id = ? and settled_at is null";

  private static final String OPEN =
      "select post_id from discussion_report where post_id = ? and settled_at is null limit 1";

  private static final String SELECT =
      """
      with waiting as (
        select id, coalesce(changed_at, created_at) as since, null as reason
        from discussion_post where state = 'held'
        union all
        select e.post_id, e.changed_at, null from discussion_post_edit e join discussion_post p on
      """
          + PostLines.EDIT
          + """
        where e.state = 'held'
        union all
        select post_id, reported_at, reason from discussion_report where settled_at is null),
      queue as (
        select id, min(since) as since, count(reason) as reports,
          array_agg(distinct reason order by reason) filter (where reason is not null) as reasons
        from waiting group by id)
      select q.since, q.reports, q.reasons,
      """
          + PostLines.COLUMNS
          + " from queue q join discussion_post p on p.id = q.id "
          + PostLines.WITH_BYLINE
          + "%s order by q.since, p.id limit ?";

  private final Database database;
  private final PostLines lines;

  QueueTable(Database database, PostLines lines) {
    this.database = database;
    this.lines = lines;
  }

  /** Once by each reader for each version of a post, which is not the number that readers see. */
  void report(Reader reader, UUID post, ReportReason reason, Instant at) {
    database.update(
        REPORT, at, reader.clinic().value(), reader.client(), WireNames.of(reason), post);
  }

  /** Whether a reader has reported it since a moderator last decided. */
  boolean isReported(UUID post) {
    return !database.list(OPEN, List.of(post), row -> row.getString(1)).isEmpty();
  }

  /** All that was reported of it is decided. */
  void settle(UUID post, Instant at) {
    database.update(SETTLE, at, post);
  }

  /** Whoever waits longest comes first; one more than the limit. */
  List<Queued> list(Reader moderator, Optional<TimeKey> after, Limit limit) {
    var conditions = new Conditions().and("(p.state in ('held', 'shown') or e.state = 'held')");
    after.ifPresent(key -> conditions.and("(q.since, p.id) > (?, ?)", key.at(), key.id()));
    return database.list(
        SELECT.formatted(conditions.sql()),
        conditions.argumentsAnd(limit.value() + 1),
        row -> queued(row, moderator));
  }

  private Queued queued(ResultSet row, Reader moderator) throws SQLException {
    var post = lines.post(row, moderator);
    int reports = row.getInt("reports");
    var undecided = new Undecided(post, reports > 0);
    return new Queued(
        post,
        instant(row, "since"),
        reports,
        PostLines.texts(row.getArray("reasons")).stream()
            .map(reason -> WireNames.find(ReportReason.class, reason).orElseThrow())
            .toList(),
        undecided.textTag(),
        undecided.editTag());
  }
}
