package health.consilium.discussion;

import static health.consilium.platform.sql.Arguments.instant;

import health.consilium.insight.MenuCell;
import health.consilium.platform.json.WireNames;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code discussion}, read with the post that opens each. By hand, since who may see it
 * is a condition on each statement, and the newest of them are a hot path: how many are wanted is
 * written into it, as {@link ContributionTable} says.
 */
@Singleton
class DiscussionTable {
  /** A discussion that is to be stored, about what the anchor names. */
  record Entry(
      UUID id,
      DiscussionType type,
      Anchor anchor,
      String conflicts,
      @Nullable CaseSeries caseSeries,
      Instant at) {}

  private static final String INSERT =
      """
      insert into discussion (id, created_at, observation_id, clinic_number, type, anchor, code,
        conflicts, case_series, cell)
      values (?, ?::timestamptz, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)
      """;

  private static final String LOCK =
      """
      update discussion set locked_at = ?::timestamptz, lock_reason = ?
      where id = ? and locked_at is null
      """;

  /** The number is any that no other advisory lock of this kind has. */
  private static final String GOING_ON =
      "select pg_advisory_xact_lock_shared(hashtextextended(?::text, 290))";

  private static final String HALTED =
      "select pg_advisory_xact_lock(hashtextextended(?::text, 290))";

  private static final String UNLOCK =
      "update discussion set locked_at = null, lock_reason = null where id = ?";

  private static final String SELECT =
      "select "
          + PostLines.COLUMNS
          + """
            , d.type, d.anchor, d.code, d.cell, d.observation_id, d.clinic_number, d.conflicts,
            d.case_series, d.created_at, d.locked_at, d.lock_reason, (
              select count(*) from discussion_post
              where discussion_id = d.id and state = 'shown') as posts,
            exists (
              select from discussion_follow f
              where f.clinic_number = ? and f.client = ? and f.discussion_id = d.id and f.following
            ) as followed
            from discussion d join discussion_post p on p.id = d.id
            """
          + PostLines.WITH_BYLINE
          + "%s order by d.created_at desc, d.id desc limit %d";

  private final Database database;
  private final PostLines lines;
  private final JsonColumns json;
  private final AnchorCodes codes;

  DiscussionTable(Database database, PostLines lines, JsonColumns json, AnchorCodes codes) {
    this.database = database;
    this.lines = lines;
    this.json = json;
    this.codes = codes;
  }

  void insert(Reader opener, Entry entry) {
    database.update(
        INSERT,
        entry.id(),
        entry.at(),
        entry.anchor().observation(),
        opener.clinic().value(),
        WireNames.of(entry.type()),
        WireNames.of(entry.anchor().kind()),
        entry.anchor().code(),
        entry.conflicts(),
        json.text(entry.caseSeries()),
        json.text(entry.anchor().cell()));
  }

  /**
   * Nobody ends the discussion until the transaction does: what was read of its state after this
   * still holds when a post is stored. Others may post meanwhile. Not the row is locked, since
   * row-level security lets a clinic lock its own alone.
   */
  void keepOpen(UUID id) {
    database.list(GOING_ON, List.of(id), _ -> id);
  }

  /**
   * Waits for whoever posts in the discussion or edits, and nobody else does until the transaction
   * ends. The post that opens it has its id, so that whoever decides of a post names that one; to
   * be asked for before any row.
   */
  void halt(UUID id) {
    database.list(HALTED, List.of(id), _ -> id);
  }

  /** Whether it was not locked before. */
  boolean lock(UUID id, Sanction lock) {
    return database.update(LOCK, lock.since(), lock.reason(), id) == 1;
  }

  void unlock(UUID id) {
    database.update(UNLOCK, id);
  }

  /** The discussion, if the reader may see the post that opens it. */
  Optional<Discussion> find(Reader reader, UUID id) {
    return read(reader, new Conditions().and("d.id = ?", id), 1).stream().findFirst();
  }

  /**
   * The same.
   *
   * @throws Refusal 404
   */
  Discussion require(Reader reader, UUID id) {
    return find(reader, id).orElseThrow(() -> Refusal.notFound(Discussions.DISCUSSION));
  }

  /** Those of these that the reader may see, newest first, one more than the limit. */
  List<Discussion> list(
      Reader reader, Conditions conditions, Optional<TimeKey> after, Limit limit) {
    after.ifPresent(key -> conditions.and("(d.created_at, d.id) < (?, ?)", key.at(), key.id()));
    return read(reader, conditions, limit.value() + 1);
  }

  private List<Discussion> read(Reader reader, Conditions conditions, int most) {
    var visible = reader.maySee(conditions);
    var arguments = new ArrayList<Object>(List.of(reader.clinic().value(), reader.client()));
    arguments.addAll(visible.arguments());
    return database.list(
        SELECT.formatted(visible.sql(), most), arguments, row -> discussion(row, reader));
  }

  private Discussion discussion(ResultSet row, Reader reader) throws SQLException {
    var opening = lines.post(row, reader);
    boolean readable = opening.text() != null;
    return new Discussion(
        opening.id(),
        opening.version(),
        WireNames.find(DiscussionType.class, row.getString("type")).orElseThrow(),
        anchor(row, reader),
        null,
        readable ? row.getString("conflicts") : null,
        readable ? json.read(row.getString("case_series"), CaseSeries.class) : null,
        row.getInt("posts"),
        instant(row, "created_at"),
        row.getBoolean("followed"),
        PostLines.sanction(row, "lock_reason", "locked_at"),
        opening);
  }

  /** What it is about, as the reader may see it. */
  Anchor anchor(ResultSet row, Reader reader) throws SQLException {
    boolean own = reader.clinic().value() == row.getInt("clinic_number");
    var kind = WireNames.find(AnchorKind.class, row.getString("anchor")).orElseThrow();
    String code = codes.shown(kind, row.getString("code"));
    return new Anchor(
        kind,
        code,
        codes.name(kind, code).orElse(null),
        own ? row.getObject("observation_id", UUID.class) : null,
        json.read(row.getString("cell"), MenuCell.class));
  }
}
