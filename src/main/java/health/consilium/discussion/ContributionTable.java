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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Posts of all discussions: the table {@code discussion_post} by its words and by its time. By
 * hand, since PostgreSQL finds and ranks them, and both are hot paths.
 */
@Singleton
class ContributionTable {
  /** Where a page of a search ends. */
  record Rank(float rank, UUID id) {
    /** Reads what {@link #text()} wrote. */
    static Rank parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Rank(Float.parseFloat(parts[0]), UUID.fromString(parts[1]));
    }

    String text() {
      return rank + " " + id;
    }
  }

  /** What was found, and how well it fits. */
  record Hit(Contribution contribution, float rank) {
    Rank key() {
      return new Rank(rank, contribution.post().id());
    }
  }

  /** Of so many of the newest posts that have the words the best are told: docs/decisions/0125. */
  private static final int CANDIDATES = 200;

  private static final String COLUMNS =
      "select "
          + PostLines.COLUMNS
          + """
          , p.shown_at, d.type, d.anchor, d.code, d.cell, d.observation_id, d.clinic_number,
            case when o.state = 'shown' then o.title end as topic
          """;

  /** The post is {@code p}, its discussion {@code d}, the post that opens that {@code o}. */
  private static final String JOINS =
      """
      join discussion d on d.id = p.discussion_id
      join discussion_post o on o.id = p.discussion_id
      """
          + PostLines.WITH_BYLINE;

  private static final String NEWEST =
      COLUMNS
          + " from discussion_post p "
          + JOINS
          + "%s order by p.shown_at desc, p.id desc limit ?";

  private static final String SEARCH =
      """
      with candidate as materialized (
        select p.id, ts_rank(p.words, websearch_to_tsquery('english', ?)) as rank
        from discussion_post p
        join discussion d on d.id = p.discussion_id
        join discussion_author a on a.id = p.author_id
        %s order by p.created_at desc, p.id desc limit
      """
          + CANDIDATES
          + ") "
          + COLUMNS
          + ", f.rank from candidate f join discussion_post p on p.id = f.id "
          + JOINS
          + "%s order by f.rank desc, p.id desc limit ?";

  private final Database database;
  private final DiscussionTable discussions;

  ContributionTable(Database database, DiscussionTable discussions) {
    this.database = database;
    this.discussions = discussions;
  }

  /** Those of others than the reader that are shown, newest first. */
  List<Contribution> newest(
      Reader reader, Optional<Instant> since, Optional<TimeKey> after, int most) {
    var conditions =
        new Conditions()
            .and("p.state = 'shown'")
            .and("p.shown_at > ?", since)
            .and(
                "not (a.clinic_number = ? and a.client = ?)",
                reader.clinic().value(),
                reader.client());
    after.ifPresent(key -> conditions.and("(p.shown_at, p.id) < (?, ?)", key.at(), key.id()));
    return database.list(
        NEWEST.formatted(conditions.sql()),
        conditions.argumentsAnd(most),
        row -> contribution(row, reader));
  }

  /**
   * Those that have the words, the best first. What is not shown only a moderator finds; what was
   * retracted has no words.
   */
  List<Hit> search(
      Reader reader, String words, DiscussionFilter filter, Optional<Rank> after, int most) {
    var found =
        reader
            .mayFind(filter.conditions(reader))
            .and("p.words @@ websearch_to_tsquery('english', ?)", words);
    var page = new Conditions();
    after.ifPresent(key -> page.and("(f.rank, p.id) < (?, ?)", key.rank(), key.id()));
    var arguments = new ArrayList<Object>(List.of(words));
    arguments.addAll(found.arguments());
    arguments.addAll(page.argumentsAnd(most));
    return database.listPlannedAnew(
        SEARCH.formatted(found.sql(), page.sql()),
        arguments,
        row -> new Hit(contribution(row, reader), row.getFloat("rank")));
  }

  private Contribution contribution(ResultSet row, Reader reader) throws SQLException {
    var topic =
        new Topic(
            row.getString("topic"),
            WireNames.find(DiscussionType.class, row.getString("type")).orElseThrow(),
            discussions.anchor(row, reader));
    return new Contribution(topic, moment(row, "shown_at"), PostLines.post(row, reader));
  }
}
