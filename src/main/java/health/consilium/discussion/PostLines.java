package health.consilium.discussion;

import static health.consilium.platform.sql.Arguments.instant;
import static health.consilium.platform.sql.Arguments.moment;

import health.consilium.platform.json.WireNames;
import jakarta.inject.Singleton;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a post is read from a row, whichever statement selects it. */
@Singleton
class PostLines {
  /** To be selected from {@link #WITH_BYLINE}, in which the post is {@code p}. */
  static final String COLUMNS =
      """
      p.id as post, p.version as post_version, p.shown_version, p.discussion_id, p.title, p.body,
      p.state, p.named, p.quotes, p.created_at as posted_at, p.edited_at, p.decision, p.reason,
      p.decided_at, case when p.state = 'held' then (
        select conflicts from discussion opened where opened.id = p.id) end as held_conflicts,
      p.author_id, a.client as author_client, a.clinic_number as author_clinic,
      a.name as author_name, a.credentials, c.id as clinic_id, c.name as clinic_name,
      e.version as edit_version, e.state as edit_state, e.title as edit_title, e.body as edit_body,
      e.conflicts as edit_conflicts, e.case_series as edit_case_series, e.edited_at as edit_at,
      e.decision as edit_decision, e.reason as edit_reason, e.decided_at as edit_decided_at
      """;

  /**
   * Whether the edit {@code e} is beside the post {@code p}. Beside one that was retracted or
   * written anew since there is none, though an older replica leaves its row there.
   */
  static final String EDIT =
      """
      e.post_id = p.id and p.state <> 'retracted'
        and (p.edited_at is null or p.edited_at <= e.edited_at)
      """;

  /** Whose it is, the author {@code a} and the clinic {@code c}, and the edit beside it. */
  static final String WITH_BYLINE =
      """
      join discussion_author a on a.id = p.author_id
      join clinic_name c on c.number = p.clinic_number
      left join discussion_post_edit e on
      """
          + EDIT;

  private final JsonColumns json;
  private final Screener screener;

  PostLines(JsonColumns json, Screener screener) {
    this.json = json;
    this.screener = screener;
  }

  Post post(ResultSet row, Reader reader) throws SQLException {
    boolean own = reader.wrote(row.getInt("author_clinic"), row.getString("author_client"));
    var state = PostState.of(row.getString("state"));
    boolean readable = reader.mayRead(state, own);
    boolean known = own || reader.moderates();
    String body = readable ? row.getString("body") : null;
    return new Post(
        row.getObject("post", UUID.class),
        row.getInt(known ? "post_version" : "shown_version"),
        row.getObject("discussion_id", UUID.class),
        readable ? row.getString("title") : null,
        body,
        body == null ? null : Markup.html(body),
        state,
        known && state == PostState.HELD ? heldFor(row, "", "held_conflicts") : null,
        byline(row, known),
        row.getObject("quotes", UUID.class),
        own,
        instant(row, "posted_at"),
        moment(row, "edited_at"),
        known ? ruling(row, "") : null,
        known ? edit(row) : null);
  }

  /** All that a post says, in a row that has its discussion's statements where it opens one. */
  Wording wording(ResultSet row) throws SQLException {
    return new Wording(
        row.getString("title"),
        row.getString("body"),
        row.getString("conflicts"),
        caseSeries(row, "case_series"));
  }

  private @Nullable WaitingEdit edit(ResultSet row) throws SQLException {
    var editedAt = moment(row, "edit_at");
    if (editedAt == null) {
      return null;
    }
    String text = row.getString("edit_body");
    var state = PostState.of(row.getString("edit_state"));
    return new WaitingEdit(
        row.getInt("edit_version"),
        state,
        state == PostState.HELD ? heldFor(row, "edit_", "edit_conflicts") : null,
        row.getString("edit_title"),
        text,
        Markup.html(text),
        row.getString("edit_conflicts"),
        caseSeries(row, "edit_case_series"),
        editedAt,
        ruling(row, "edit_"));
  }

  private List<HeldFinding> heldFor(ResultSet row, String prefix, String conflicts)
      throws SQLException {
    return screener.heldFor(
        row.getString(prefix + "title"), row.getString(prefix + "body"), row.getString(conflicts));
  }

  @Nullable CaseSeries caseSeries(ResultSet row, String column) throws SQLException {
    return json.read(row.getString(column), CaseSeries.class);
  }

  /** Under the clinic alone nothing tells the author's posts from those of others there. */
  private static Byline byline(ResultSet row, boolean known) throws SQLException {
    boolean named = row.getBoolean("named") && row.getString("author_name") != null;
    return new Byline(
        row.getObject("clinic_id", UUID.class),
        row.getString("clinic_name"),
        named || known ? row.getObject("author_id", UUID.class) : null,
        named ? row.getString("author_name") : null,
        named ? texts(row.getArray("credentials")) : null);
  }

  /** What was decided, by columns whose names begin so; none where nothing was. */
  static @Nullable Ruling ruling(ResultSet row, String prefix) throws SQLException {
    var at = moment(row, prefix + "decided_at");
    if (at == null) {
      return null;
    }
    String decision = row.getString(prefix + "decision");
    return new Ruling(
        WireNames.find(Decision.class, decision).orElseThrow(),
        row.getString(prefix + "reason"),
        at);
  }

  /** Why and since when, by the columns of those names; none where it is not so. */
  static @Nullable Sanction sanction(ResultSet row, String reason, String since)
      throws SQLException {
    var at = moment(row, since);
    return at == null ? null : new Sanction(row.getString(reason), at);
  }

  static List<String> texts(@Nullable Array array) throws SQLException {
    return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
  }
}
