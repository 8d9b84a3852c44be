package health.consilium.discussion;

import static health.consilium.platform.sql.Arguments.moment;

import health.consilium.platform.json.WireNames;
import health.consilium.platform.paging.TimeKey;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Posts of all discussions: the table {@code discussion_post} by its time, and beside what each is
 * about. By hand, since both are hot paths. How many are wanted is written into the statement: for
 * a number that it does not know PostgreSQL plans each time anew, which costs more than to read.
 */
@Singleton
class ContributionTable {
  /** To be selected from posts {@code p} and {@link #JOINS}. */
  static final String COLUMNS =
      PostLines.COLUMNS
          + """
          , p.shown_at, d.type, d.anchor, d.code, d.cell, d.observation_id, d.clinic_number, d.topic
          """;

  /** What each is about, its discussion {@code d}, and what is beside it. */
  static final String JOINS =
      """
      join discussion d on d.id = p.discussion_id
      """
          + PostLines.WITH_BYLINE;

  private static final String NEWEST =
      "select "
          + COLUMNS
          + " from discussion_post p "
          + JOINS
          + "%s order by p.shown_at desc, p.id desc limit %d";

  private final Database database;
  private final PostLines lines;
  private final DiscussionTable discussions;

  ContributionTable(Database database, PostLines lines, DiscussionTable discussions) {
    this.database = database;
    this.lines = lines;
    this.discussions = discussions;
  }

  /**
   * Those of others than the reader that are shown, of what these conditions leave, newest first.
   */
  List<Contribution> newest(
      Reader reader,
      Conditions narrowed,
      Optional<Instant> since,
      Optional<TimeKey> after,
      int most) {
    var conditions =
        narrowed
            .and("p.state = 'shown'")
            .and("p.shown_at > ?", since)
            .and(
                "not (a.clinic_number = ? and a.client = ?)",
                reader.clinic().value(),
                reader.client());
    after.ifPresent(key -> conditions.and("(p.shown_at, p.id) < (?, ?)", key.at(), key.id()));
    return database.list(
        NEWEST.formatted(conditions.sql(), most),
        conditions.arguments(),
        row -> contribution(row, reader));
  }

  /** A row of {@link #COLUMNS}. */
  Contribution contribution(ResultSet row, Reader reader) throws SQLException {
    var topic =
        new Topic(
            row.getString("topic"),
            WireNames.find(DiscussionType.class, row.getString("type")).orElseThrow(),
            discussions.anchor(row, reader));
    return new Contribution(topic, moment(row, "shown_at"), lines.post(row, reader));
  }
}
