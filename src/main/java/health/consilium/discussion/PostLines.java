package health.consilium.discussion;

import static health.consilium.platform.sql.Arguments.instant;
import static health.consilium.platform.sql.Arguments.moment;

import health.consilium.platform.json.WireNames;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a post is read from a row, whichever statement selects it. */
final class PostLines {
  /** To be selected from {@link #WITH_BYLINE}, in which the post is {@code p}. */
  static final String COLUMNS =
      """
      p.id as post, p.version as post_version, p.discussion_id, p.title, p.body, p.state, p.named,
      p.quotes, p.created_at as posted_at, p.edited_at, p.decision, p.reason, p.decided_at,
      p.author_id, a.client as author_client, a.clinic_number as author_clinic,
      a.name as author_name, a.credentials, c.id as clinic_id, c.name as clinic_name
      """;

  /** Whose it is: the author {@code a} and the clinic {@code c}. */
  static final String WITH_BYLINE =
      """
      join discussion_author a on a.id = p.author_id
      join clinic_name c on c.number = p.clinic_number
      """;

  private PostLines() {}

  static Post post(ResultSet row, Reader reader) throws SQLException {
    boolean own = reader.wrote(row.getInt("author_clinic"), row.getString("author_client"));
    var state = PostState.of(row.getString("state"));
    boolean readable = reader.mayRead(state, own);
    String body = readable ? row.getString("body") : null;
    return new Post(
        row.getObject("post", UUID.class),
        row.getInt("post_version"),
        row.getObject("discussion_id", UUID.class),
        readable ? row.getString("title") : null,
        body,
        body == null ? null : Markup.html(body),
        state,
        byline(row, own || reader.moderates()),
        row.getObject("quotes", UUID.class),
        own,
        instant(row, "posted_at"),
        moment(row, "edited_at"),
        own || reader.moderates() ? ruling(row) : null);
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

  /** What was decided; none where nothing was. */
  static @Nullable Ruling ruling(ResultSet row) throws SQLException {
    var at = moment(row, "decided_at");
    return at == null ? null : new Ruling(decision(row), row.getString("reason"), at);
  }

  private static Decision decision(ResultSet row) throws SQLException {
    return WireNames.find(Decision.class, row.getString("decision")).orElseThrow();
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
