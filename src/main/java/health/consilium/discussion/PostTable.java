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

  /**
   * What it was goes to its history, whatever of it was changed; others count what they could read.
   * What its author says of the whole discussion stands in that one's row, and none of it is
   * forgotten with the text.
   */
  private static final String CHANGE =
      """
      with changed as (
        update discussion_post
        set version = ?, changed_at = ?::timestamptz, changed_by = ?, state = ?,
          shown_version = shown_version
            + (shown_at is not null and (state, edited_at) is distinct from (?, ?::timestamptz))::integer,
          shown_at = coalesce(shown_at, ?::timestamptz), title = ?, body = ?,
          edited_at = ?::timestamptz, decision = ?, reason = ?, decided_at = ?::timestamptz
        where id = ?
        returning old.*),
      kept as (
        insert into discussion_post_version (post_id, clinic_number, %1$s)
        select p.id, p.clinic_number, %1$s
        from changed p left join discussion d on d.id = p.id)
      update discussion
      set conflicts = coalesce(?, conflicts), case_series = coalesce(?::jsonb, case_series)
      where id = ?
      """
          .formatted(HistoryTable.COLUMNS);

  private static final String SELECT =
      "select "
          + PostLines.COLUMNS
          + "from discussion_post p "
          + PostLines.WITH_BYLINE
          + "%s order by p.created_at desc, p.id desc limit %d";

  private static final String LOCK = "select id from discussion_post where id = ? for update";

  private static final String STANDING =
      "select d.conflicts, d.case_series, "
          + PostLines.COLUMNS
          + "from discussion_post p left join discussion d on d.id = p.id "
          + PostLines.WITH_BYLINE
          + "%s";

  private final Database database;
  private final PostLines lines;
  private final JsonColumns json;

  PostTable(Database database, PostLines lines, JsonColumns json) {
    this.database = database;
    this.lines = lines;
    this.json = json;
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
    return read(reader, conditions, 1).stream().findFirst();
  }

  /**
   * The same.
   *
   * @throws Refusal 404
   */
  Post require(Reader reader, UUID discussion, UUID id) {
    return find(reader, discussion, id).orElseThrow(() -> Refusal.notFound(Posts.POST));
  }

  /**
   * The post as it is now, which nobody else changes until the transaction ends. It is read by a
   * statement of its own: one that waits for a row goes on with what the others, such as the edit,
   * were before it waited.
   */
  Optional<Standing> lock(Reader changer, UUID id) {
    database.list(LOCK, List.of(id), _ -> id);
    var visible = changer.maySee(new Conditions().and("p.id = ?", id));
    return database.find(
        STANDING.formatted(visible.sql()),
        visible.arguments(),
        row -> new Standing(lines.post(row, changer), lines.wording(row)));
  }

  /** Makes another version of a post that is locked. */
  void change(Reader changer, UUID id, PostChange change) {
    var ruling = change.ruling();
    var wording = change.wording();
    database.update(
        CHANGE,
        change.version(),
        change.at(),
        changer.client(),
        change.state().stored(),
        change.state().stored(),
        change.editedAt(),
        change.state() == PostState.SHOWN ? change.at() : null,
        wording.title(),
        wording.text(),
        change.editedAt(),
        ruling == null ? null : WireNames.of(ruling.decision()),
        ruling == null ? null : ruling.reason(),
        ruling == null ? null : ruling.at(),
        id,
        wording.conflicts(),
        json.text(wording.caseSeries()),
        id);
  }

  /** The posts of a discussion that the reader may see, newest first, one more than the limit. */
  List<Post> list(Reader reader, UUID discussion, Optional<TimeKey> after, Limit limit) {
    var conditions = new Conditions().and("p.discussion_id = ?", discussion);
    after.ifPresent(key -> conditions.and("(p.created_at, p.id) < (?, ?)", key.at(), key.id()));
    return read(reader, conditions, limit.value() + 1);
  }

  private List<Post> read(Reader reader, Conditions conditions, int most) {
    var visible = reader.maySee(conditions);
    return database.list(
        SELECT.formatted(visible.sql(), most), visible.arguments(), row -> lines.post(row, reader));
  }
}
