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
 * The table {@code discussion_post_version}, which {@link PostTable} and {@link EditTable} fill. By
 * hand, since what a post is now, and the edit beside it, are in other tables.
 */
@Singleton
class HistoryTable {
  /** What makes a version, beside whose it is. */
  static final String COLUMNS =
      """
      version, changed_at, changed_by, state, decision, reason, decided_at, title, body, conflicts,
        case_series
      """;

  private static final String SELECT =
      """
      with version as (
        select p.id as post_id, %1$s
        from discussion_post p left join discussion d on d.id = p.id and p.state <> 'retracted'
        union all
        select post_id, %1$s from discussion_post_edit
        union all
        select post_id, %1$s from discussion_post_version)
      select v.version, v.state, v.decision, v.reason, v.decided_at, v.title, v.body, v.conflicts,
        v.case_series, coalesce(v.changed_at, p.created_at) as changed_at,
        coalesce(v.changed_by, a.client) as changed_by
      from version v
      join discussion_post p on p.id = v.post_id
      join discussion_author a on a.id = p.author_id
      %%s order by v.version desc limit ?
      """
          .formatted(COLUMNS);

  private final Database database;
  private final PostLines lines;

  HistoryTable(Database database, PostLines lines) {
    this.database = database;
    this.lines = lines;
  }

  /** Newest first, one more than the limit. Row-level security shows it to the network alone. */
  List<PostVersion> list(UUID post, Optional<Integer> before, Limit limit) {
    var conditions = new Conditions().and("v.post_id = ?", post).and("v.version < ?", before);
    return database.list(
        SELECT.formatted(conditions.sql()),
        conditions.argumentsAnd(limit.value() + 1),
        this::version);
  }

  private PostVersion version(ResultSet row) throws SQLException {
    return new PostVersion(
        row.getInt("version"),
        PostState.of(row.getString("state")),
        row.getString("title"),
        row.getString("body"),
        row.getString("conflicts"),
        lines.caseSeries(row, "case_series"),
        PostLines.ruling(row, ""),
        instant(row, "changed_at"),
        row.getString("changed_by"));
  }
}
