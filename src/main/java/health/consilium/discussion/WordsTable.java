package health.consilium.discussion;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Posts by their words: the table {@code discussion_post_by_words}. By hand, since PostgreSQL's
 * text search finds and ranks them.
 *
 * <p>The newest that have the words are ranked, and no others (docs/decisions/0125). What it costs
 * to find those must not depend on how frequent the words are, so the index is asked for them among
 * the newest posts first, and how many are there tells how far back it is to be asked:
 * docs/decisions/0168.
 */
@Singleton
class WordsTable {
  /** Which post has the words, and how well they fit it. */
  record Hit(float rank, UUID id) {
    /** Reads what {@link #text()} wrote. */
    static Hit parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Hit(Float.parseFloat(parts[0]), UUID.fromString(parts[1]));
    }

    String text() {
      return rank + " " + id;
    }
  }

  /** The same, and what the post says. */
  record Found(Hit hit, Contribution contribution) {}

  /**
   * What is looked for.
   *
   * @param words as they were sent
   * @param after the last hit that was told before
   * @param most so many hits are wanted
   */
  record Asked(String words, Optional<Hit> after, int most) {
    /** Those of the hits that come behind the last one. */
    Conditions rest() {
      var rest = new Conditions();
      after.ifPresent(hit -> rest.and("(rank, id) < (?, ?)", hit.rank(), hit.id()));
      return rest;
    }
  }

  /**
   * What is found so far back.
   *
   * @param posts how many have the words, a phrase's in any place; counted up to {@link
   *     Reach#RANKED}
   * @param oldest number of the oldest of these
   * @param newest number of all posts
   * @param isLacking whether a post only has to lack words
   * @param best of those that fit, the best first
   */
  private record Round(long posts, long oldest, long newest, boolean isLacking, List<Found> best) {

    boolean isEnough(Reach reach) {
      return posts == Reach.RANKED || reach.isAll(newest, isLacking);
    }
  }

  /**
   * Names the words in each of the blocks that are asked for. In the index a phrase is its words,
   * and an excluded one nothing that is there: whether it fits is read in the posts that are found.
   * What only has to lack words is a post, in the first place. Character 1, which is in no word,
   * stands where a word's block does. Nor is what finds them planned anew for each: whether
   * PostgreSQL would do so hangs on the words for which a connection planned it first. So it is
   * until the transaction's end, for what reads the posts too.
   */
  private static final String ASK =
      """
      with asked as materialized (
        select query, newest, greatest(newest / %1$d - ?, 0) * %1$d as oldest
        from websearch_to_tsquery('english', ?) as query,
          (select coalesce(max(number), 0) as newest from discussion_post) as post),
      loose as (
        select newest, oldest, querytree(query) = 'T' as lacking, regexp_replace(regexp_replace(
            regexp_replace(query::text,
              '!\\( (''([^'']|'''')*''( <(-|[0-9]+)> )?)+ \\)', '!''!''', 'g'),
            '<(-|[0-9]+)>', '&', 'g'),
          '''(([^'']|'''')*)''', '''\\1' || chr(1) || '''', 'g') as words
        from asked)
      select newest, lacking, set_config('plan_cache_mode', 'force_generic_plan', true),
        set_config('app.words', coalesce((
          select '(' || string_agg(
            replace('(' || ? || case when lacking then '''' || chr(1) || ''' & ' else '' end
              || '(' || words || '))', chr(1), '%2$s' || block), ' | ') || ')'
          from generate_series(oldest / %3$d, newest / %3$d) as block
          where words <> '')%4$s, ''), true)
      from loose;
      """;

  /** In which of the smallest blocks a post must be beside that. */
  private static final String NARROW =
      """
       || (
        select ' & (' || string_agg('''#' || block || '''', ' | ') || ')'
        from generate_series(oldest / %1$d, newest / %1$d) as block)
      """
          .formatted(Reach.SMALL);

  /**
   * Of the {@code newest} those that fit, the best first. A query in a scalar subquery is read
   * once, not once a row.
   */
  private static final String BEST =
      """
      best as (
        select place, rank
        from (
          select place, id, ts_rank(words, (select query from asked)) as rank
          from newest where words @@ (select query from asked)) as fitting
        %s order by rank desc, id desc limit %d)
      """;

  /**
   * The posts themselves, where the same statement has just seen them. Their places are those of
   * one table: {@code discussion_post_by_words} has no rows of its own, and no other heir.
   */
  private static final String FOUND =
      "select best.rank, "
          + ContributionTable.COLUMNS
          + " from best join discussion_post p on p.ctid = best.place "
          + ContributionTable.JOINS;

  /** The order is not a column as it is, lest a plan walk along that one's index. */
  private static final String FIND =
      """
      with asked as (select websearch_to_tsquery('english', ?) as query),
      newest as materialized (
        select ctid as place, id, number, words from discussion_post_by_words p %s
        order by number + 0 desc limit %d),
      """
          + BEST
          + """
          select *
          from (select count(*) as posts, min(number) as oldest from newest) as told left join (
          """
          + FOUND
          + ") as hit on true order by hit.rank desc, hit.post desc";

  /** By no index of words: the posts {@code p} are those of a few discussions {@code d}. */
  private static final String AMONG =
      """
      with asked as (select websearch_to_tsquery('english', ?) as query),
      newest as (
        select p.ctid as place, p.id, p.words
        from discussion_post p
        join discussion d on d.id = p.discussion_id
        join discussion_author a on a.id = p.author_id
        %s order by p.number desc limit %d),
      """
          + BEST
          + FOUND
          + " order by best.rank desc, p.id desc";

  private static final String WORDS =
      "select numnode(websearch_to_tsquery('english', ?)) > 0 as has_words";

  /**
   * Pages of a search follow each other within minutes, and so do searches for what is discussed.
   */
  private static final Duration REMEMBERED = Duration.ofMinutes(10);

  private static final int MOST_REMEMBERED = 10_000;

  /** What is looked for, whoever does. */
  private record Sought(String words, List<String> marks) {}

  /** Where enough was found: where to begin next time, be it too near or farther than need be. */
  private final Cache<Sought, Reach> reaches =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(REMEMBERED).build();

  private final Database database;
  private final ContributionTable contributions;

  WordsTable(Database database, ContributionTable contributions) {
    this.database = database;
    this.contributions = contributions;
  }

  /**
   * Of the newest posts that have the words and bear the marks those that fit, the best first. What
   * is not shown only a moderator finds; what was retracted, nobody.
   */
  List<Found> search(Reader reader, Asked asked, List<String> marks) {
    var sought = new Sought(asked.words(), marks);
    var reach = Objects.requireNonNullElse(reaches.getIfPresent(sought), Reach.NEAREST);
    var round = find(reader, asked, marks, reach);
    if (!round.isEnough(reach)) {
      reach = reach.farther(round.posts(), round.newest(), round.isLacking());
      round = find(reader, asked, marks, reach);
    }
    if (!round.isEnough(reach)) {
      reach = Reach.EVERYWHERE;
      round = find(reader, asked, marks, reach);
    }
    // what only has to lack words is looked for as far back as before, lest it find more
    boolean isCut = round.posts() == Reach.RANKED && !round.isLacking();
    reaches.put(sought, isCut ? Reach.downTo(round.oldest(), round.newest()) : reach);
    return round.best();
  }

  /**
   * Of the posts {@code p} by authors {@code a} in discussions {@code d} that these conditions
   * leave the newest that fit, the best first. Each is read: they are to be few.
   */
  List<Found> among(Reader reader, Asked asked, Conditions conditions) {
    var fitting = reader.mayFind(conditions).and("p.words @@ (select query from asked)");
    var rest = asked.rest();
    var arguments = new ArrayList<Object>(List.of(asked.words()));
    arguments.addAll(fitting.arguments());
    arguments.addAll(rest.arguments());
    return database.list(
        AMONG.formatted(fitting.sql(), Reach.RANKED, rest.sql(), asked.most()),
        arguments,
        row -> found(row, reader));
  }

  /** Whether that asks for anything but stop words and punctuation. */
  boolean asksForAny(String words) {
    return database.list(WORDS, List.of(words), row -> row.getBoolean("has_words")).getFirst();
  }

  /** Both statements in one round trip: the first says to the second which words are meant. */
  private Round find(Reader reader, Asked asked, List<String> marks, Reach reach) {
    var visible = reader.mayFind(new Conditions());
    var rest = asked.rest();
    String sql =
        ASK.formatted(
                reach.size(),
                reach.sign(),
                reach.wordsSize(),
                reach.size() == Reach.SMALL ? NARROW : "")
            + FIND.formatted(visible.sql(), Reach.RANKED, rest.sql(), asked.most());
    var arguments = new ArrayList<Object>();
    arguments.addAll(List.of(reach.back(), asked.words(), lexemes(marks), asked.words()));
    arguments.addAll(visible.arguments());
    arguments.addAll(rest.arguments());
    return database.call(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            Arguments.bind(statement, arguments.toArray());
            return round(statement, reader);
          }
        });
  }

  private Round round(PreparedStatement statement, Reader reader) throws SQLException {
    statement.execute();
    var told = statement.getResultSet();
    told.next();
    long newest = told.getLong("newest");
    boolean lacking = told.getBoolean("lacking");
    statement.getMoreResults();
    var row = statement.getResultSet();
    row.next();
    long posts = row.getLong("posts");
    long oldest = row.getLong("oldest");
    var best = new ArrayList<Found>();
    boolean isHit = row.getObject("post") != null;
    while (isHit) {
      best.add(found(row, reader));
      isHit = row.next();
    }
    return new Round(posts, oldest, newest, lacking, best);
  }

  private Found found(ResultSet row, Reader reader) throws SQLException {
    var contribution = contributions.contribution(row, reader);
    return new Found(new Hit(row.getFloat("rank"), contribution.post().id()), contribution);
  }

  /** The marks as a query has them before its words. */
  private static String lexemes(List<String> marks) {
    var query = new StringBuilder();
    for (String mark : marks) {
      query.append('\'').append(mark.replace("\\", "\\\\").replace("'", "''")).append("\u0001' & ");
    }
    return query.toString();
  }
}
