package health.consilium.discussion;

import static health.consilium.platform.sql.Arguments.bind;

import health.consilium.platform.paging.Limit;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code discussion_post}. By hand, since who may read a post is a condition on each
 * statement, and a page of them is a hot path.
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

  private static final String SELECT =
      "select "
          + PostLines.COLUMNS
          + "from discussion_post p "
          + PostLines.WITH_BYLINE
          + "%s order by p.created_at desc, p.id desc limit ?";

  private final Database database;

  PostTable(Database database) {
    this.database = database;
  }

  void insert(Reader author, Entry entry) {
    database.call(
        connection -> {
          try (var insert = connection.prepareStatement(INSERT)) {
            bind(
                insert,
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
            return insert.executeUpdate();
          }
        });
  }

  /** A post of that discussion, if the reader may see it. */
  Optional<Post> find(Reader reader, UUID discussion, UUID id) {
    var conditions = new Conditions().and("p.discussion_id = ?", discussion).and("p.id = ?", id);
    return read(reader, conditions, 1).stream().findFirst();
  }

  /** The posts of a discussion that the reader may see, newest first, one more than the limit. */
  List<Post> list(Reader reader, UUID discussion, Optional<TimeKey> after, Limit limit) {
    var conditions = new Conditions().and("p.discussion_id = ?", discussion);
    after.ifPresent(key -> conditions.and("(p.created_at, p.id) < (?, ?)", key.at(), key.id()));
    return read(reader, conditions, limit.value() + 1);
  }

  private List<Post> read(Reader reader, Conditions conditions, int most) {
    var readable = reader.mayRead(conditions);
    var arguments = new ArrayList<>(readable.arguments());
    arguments.add(most);
    return database.call(
        connection -> {
          try (var select = connection.prepareStatement(SELECT.formatted(readable.sql()))) {
            bind(select, arguments.toArray());
            var found = new ArrayList<Post>();
            var row = select.executeQuery();
            while (row.next()) {
              found.add(PostLines.post(row, reader));
            }
            return found;
          }
        });
  }
}
