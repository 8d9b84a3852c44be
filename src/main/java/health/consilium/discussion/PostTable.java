package health.consilium.discussion;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.problem.Refusal;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code discussion_post}. By hand, since who may see a post is a condition on each
 * statement, and a page of them is a hot path: how many are wanted is written into it, as {@link
 * ContributionTable} says.
 */
@Singleton
class PostTable {
  /**
   * A post that is to be stored.
   *
   * @param title of the discussion that it opens, which has its id
   */
  record Entry(
      UUID id,
      UUID discussion,
      UUID author,
      @Nullable UUID quotes,
      BylineForm byline,
      PostState state,
      @Nullable String title,
      String body,
      Instant at) {}

  private static final String INSERT =
      """
      insert into discussion_post (id, discussion_id, author_id, quotes, created_at, shown_at,
        clinic_number, version, named, state, title, body)
      values (?, ?, ?, ?, ?::timestamptz, ?::timestamptz, ?, 1, ?, ?, ?, ?)
      """;

  /** What it was goes to its history, whatever of it was changed. */
  private static final String CHANGE =
      """
      with changed as (
        update discussion_post
        set version = version + 1, changed_at = ?::timestamptz, changed_by = ?, state = ?,
          shown_at = coalesce(shown_at, ?::timestamptz), title = ?, body = ?,
          edited_at = ?::timestamptz, decision = ?, reason = ?, decided_at = ?::timestamptz
        where id = ?
        returning old.*)
      insert into discussion_post_version (post_id, clinic_number, version, changed_at, changed_by,
        state, decision, reason, decided_at, title, body)
      select id, clinic_number, version, changed_at, changed_by, state, decision, reason,
        decided_at, title, body
      from changed
      """;

  private static final String SELECT =
      "select "
          + PostLines.COLUMNS
          + "from discussion_post p "
          + PostLines.WITH_BYLINE
          + "%s order by p.created_at desc, p.id desc limit %d";

  private static final String LOCK = SELECT + " for update of p";

  private final Database database;

  PostTable(Database database) {
    this.database = database;
  }

  void insert(Reader author, Entry entry) {
    database.update(
        INSERT,
        entry.id(),
        entry.discussion(),
        entry.author(),
        entry.quotes(),
        entry.at(),
        entry.state() == PostState.SHOWN ? entry.at() : null,
        author.clinic().value(),
        entry.byline() == BylineForm.NAME,
        entry.state().stored(),
        entry.title(),
        entry.body());
  }

  /** A post of that discussion, if the reader may see it. */
  Optional<Post> find(Reader reader, UUID discussion, UUID id) {
    var conditions = new Conditions().and("p.discussion_id = ?", discussion).and("p.id = ?", id);
    return read(SELECT, reader, conditions, 1).stream().findFirst();
  }

  /**
   * The same.
   *
   * @throws Refusal 404
   */
  Post require(Reader reader, UUID discussion, UUID id) {
    return find(reader, discussion, id).orElseThrow(() -> Refusal.notFound(Posts.POST));
  }

  /** The post as it is now, which nobody else changes until the transaction ends. */
  Optional<Post> lock(Reader changer, UUID id) {
    return read(LOCK, changer, new Conditions().and("p.id = ?", id), 1).stream().findFirst();
  }

  /** Makes another version of a post that is locked. */
  void change(Reader changer, UUID id, PostChange change) {
    var ruling = change.ruling();
    database.update(
        CHANGE,
        change.at(),
        changer.client(),
        change.state().stored(),
        change.state() == PostState.SHOWN ? change.at() : null,
        change.title(),
        change.body(),
        change.editedAt(),
        ruling == null ? null : WireNames.of(ruling.decision()),
        ruling == null ? null : ruling.reason(),
        ruling == null ? null : ruling.at(),
        id);
  }

  /** The posts of a discussion that the reader may see, newest first, one more than the limit. */
  List<Post> list(Reader reader, UUID discussion, Optional<TimeKey> after, Limit limit) {
    var conditions = new Conditions().and("p.discussion_id = ?", discussion);
    after.ifPresent(key -> conditions.and("(p.created_at, p.id) < (?, ?)", key.at(), key.id()));
    return read(SELECT, reader, conditions, limit.value() + 1);
  }

  private List<Post> read(String sql, Reader reader, Conditions conditions, int most) {
    var visible = reader.maySee(conditions);
    return database.list(
        sql.formatted(visible.sql(), most),
        visible.arguments(),
        row -> PostLines.post(row, reader));
  }
}
