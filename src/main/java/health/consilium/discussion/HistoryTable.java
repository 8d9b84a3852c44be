package health.consilium.discussion;

import static health.consilium.platform.sql.Arguments.instant;

import health.consilium.platform.paging.Limit;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table {@code discussion_post_version}, which {@link PostTable} fills. By hand, since the
 * newest version is in another table.
 */
@Singleton
class HistoryTable {
  private static final String SELECT =
      """
      with version as (
        select id as post_id, version, changed_at, changed_by, state, decision, reason, decided_at,
          title, body
        from discussion_post
        union all
        select post_id, version, changed_at, changed_by, state, decision, reason, decided_at,
          title, body
        from discussion_post_version)
      select v.version, v.state, v.decision, v.reason, v.decided_at, v.title, v.body,
        coalesce(v.changed_at, p.created_at) as changed_at,
        coalesce(v.changed_by, a.client) as changed_by
      from version v
      join discussion_post p on p.id = v.post_id
      join discussion_author a on a.id = p.author_id
      %s order by v.version desc limit ?
      """;

  private final Database database;

  HistoryTable(Database database) {
    this.database = database;
  }

  /** Newest first, one more than the limit. Row-level security shows it to the network alone. */
  List<PostVersion> list(UUID post, Optional<Integer> before, Limit limit) {
    var conditions = new Conditions().and("v.post_id = ?", post).and("v.version < ?", before);
    return database.list(
        SELECT.formatted(conditions.sql()),
        conditions.argumentsAnd(limit.value() + 1),
        HistoryTable::version);
  }

  private static PostVersion version(ResultSet row) throws SQLException {
    return new PostVersion(
        row.getInt("version"),
        PostState.of(row.getString("state")),
        row.getString("title"),
        row.getString("body"),
        PostLines.ruling(row),
        instant(row, "changed_at"),
        row.getString("changed_by"));
  }
}
