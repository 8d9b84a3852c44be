package health.consilium.discussion;

import health.consilium.platform.sql.Conditions;
import health.consilium.platform.sql.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Posts by their words: the table {@code discussion_post_by_words}, and the newest posts of {@code
 * discussion_post}. By hand, since PostgreSQL's text search finds and ranks them.
 *
 * <p>The newest that have the words are ranked, and no others (docs/decisions/0125). What it costs
 * to find those must not depend on how frequent the words are, so the newest posts are read first,
 * whatever they say. How many of them have the words tells how far back the index of words is to be
 * asked: docs/decisions/0128.
 */
@Singleton
class WordsTable {
  /** A post that has the words, and how well they fit it. */
  record Hit(float rank, UUID id) {
    /** The best first. PostgreSQL and Java order ids alike only as text. */
    static final Comparator<Hit> ORDER =
        Comparator.comparingDouble(Hit::rank).thenComparing(hit -> hit.id().toString()).reversed();

    /** Reads what {@link #text()} wrote. */
    static Hit parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Hit(Float.parseFloat(parts[0]), UUID.fromString(parts[1]));
    }

    String text() {
      return rank + " " + id;
    }
  }

  /**
   * What is looked for, as PostgreSQL understands it.
   *
   * @param query with its phrases
   * @param loose the same with the words of each phrase in any place
   * @param isIndexed whether a post must have some word, not only lack others
   * @param newest number of all posts
   */
  private record Asked(String query, String loose, boolean isIndexed, long newest) {
    boolean isEmpty() {
      return query.isEmpty();
    }

    /** How many of the newest posts that have the words are looked at. */
    int most() {
      return loose.equals(query) ? RANKED : PHRASES;
    }
  }

  /**
   * @param posts how many have the words in any place
   * @param hits those of them that fit
   */
  private record Found(int posts, List<Hit> hits) {}

  /** Of so many of the newest posts that have the words the best are told. */
  private static final int RANKED = 200;

  /** Among so many of the newest posts that have its words a phrase is looked for. */
  private static final int PHRASES = 300;

  /** So many of the newest posts are read one by one. */
  private static final int SAMPLE = 256;

  /** Posts in a row that share a lexeme, which says where they stand: as the column is defined. */
  private record Block(String sign, int posts) {
    /** Of these posts the blocks that reach so far back, in any of which a post may be. */
    String since(Asked asked, long reach) {
      long first = Math.max(0, asked.newest() - reach) / posts;
      return LongStream.rangeClosed(first, asked.newest() / posts)
          .mapToObj(block -> "'" + sign + block + "'")
          .collect(Collectors.joining(" | "));
    }
  }

  private static final Block SMALL = new Block("#", 512);
  private static final Block LARGE = new Block("##", 8_192);

  /** As far back small blocks are asked for: each costs a little, and large ones as little. */
  private static final int NEAR = 16 * SMALL.posts();

  /** As far back large ones are; what is rarer is asked for in all of the index. */
  private static final int FARTHEST = 8 * LARGE.posts();

  /** How much farther back than the sample says, lest a little too few are found. */
  private static final double SLACK = 1.5;

  /** An excluded phrase stays one: of posts that have its words some are wanted. */
  private static final String ASK =
      """
      select q::text as query, querytree(q) <> 'T' as indexed,
        case when q::text like '%!%' then q::text
          else regexp_replace(q::text, '<(-|[0-9]+)>', '&', 'g') end as loose,
        coalesce((select max(number) from discussion_post), 0) as newest
      from websearch_to_tsquery('english', ?) as q
      """;

  /** A query in a scalar subquery is read once, not once a row. */
  private static final String FIND =
      """
      with found as materialized (
        select p.id, p.words from %s p %s %s order by %s desc limit %d)
      select id, words @@ (select ?::tsquery) as fits, ts_rank(words, (select ?::tsquery)) as rank
      from found
      """;

  private static final String ABOUT =
      """
      join discussion d on d.id = p.discussion_id
      join discussion_author a on a.id = p.author_id
      """;

  private static final String NAME = "select set_config('app.words', ?, true)";

  private final Database database;

  WordsTable(Database database) {
    this.database = database;
  }

  /**
   * Of the newest posts that have the words and meet the filter those that fit, the best first.
   * What is not shown only a moderator finds; what was retracted, nobody.
   */
  List<Hit> search(Reader reader, String words, DiscussionFilter filter) {
    var asked = ask(words);
    if (asked.isEmpty()) {
      return List.of();
    }
    var sample = sample(reader, asked, filter);
    return sample.posts() < asked.most() && asked.newest() > SAMPLE
        ? older(reader, asked, filter, reach(asked, sample)).hits()
        : sample.hits();
  }

  private Asked ask(String words) {
    return database
        .list(
            ASK,
            List.of(words),
            row ->
                new Asked(
                    row.getString("query"),
                    row.getString("loose"),
                    row.getBoolean("indexed"),
                    row.getLong("newest")))
        .getFirst();
  }

  /** Among the newest posts, read one by one. */
  private Found sample(Reader reader, Asked asked, DiscussionFilter filter) {
    var conditions =
        conditions(reader, filter)
            .and("p.number between ? and ?", asked.newest() - SAMPLE + 1, asked.newest())
            .and("p.words @@ (select ?::tsquery)", asked.loose());
    return find("discussion_post", "p.number", asked, filter, conditions);
  }

  /** So far back in posts enough would be found, were the words as frequent as in the sample. */
  private static long reach(Asked asked, Found sample) {
    double wanted = SLACK * SAMPLE * asked.most();
    return sample.posts() == 0 ? Long.MAX_VALUE : (long) (wanted / sample.posts());
  }

  /** Among those that the index finds so far back; where they are too few, among all. */
  private Found older(Reader reader, Asked asked, DiscussionFilter filter, long reach) {
    if (reach <= FARTHEST) {
      var near = indexed(reader, asked, filter, since(asked, reach));
      if (near.posts() >= asked.most() || reach >= asked.newest()) {
        return near;
      }
    }
    // what has to lack a word, and nothing else, is in no index
    return indexed(
        reader, asked, filter, asked.isIndexed() ? asked.loose() : since(asked, FARTHEST));
  }

  /** The query for those of the posts so far back that have the words. */
  private static String since(Asked asked, long reach) {
    var block = reach <= NEAR ? SMALL : LARGE;
    return "(%s) & (%s)".formatted(asked.loose(), block.since(asked, reach));
  }

  private Found indexed(Reader reader, Asked asked, DiscussionFilter filter, String words) {
    database.list(NAME, List.of(words), row -> row.getString(1));
    // not by a column as it is: no plan is to walk along that one's index
    return find(
        "discussion_post_by_words", "p.number + 0", asked, filter, conditions(reader, filter));
  }

  private static Conditions conditions(Reader reader, DiscussionFilter filter) {
    return reader.mayFind(filter.conditions(reader));
  }

  private Found find(
      String table, String order, Asked asked, DiscussionFilter filter, Conditions conditions) {
    String about = filter.isEmpty() ? "" : ABOUT;
    var arguments = new ArrayList<Object>(conditions.arguments());
    arguments.addAll(List.of(asked.query(), asked.query()));
    var lines =
        database.list(
            FIND.formatted(table, about, conditions.sql(), order, asked.most()),
            arguments,
            Line::of);
    var hits = lines.stream().filter(Line::fits).map(Line::hit).sorted(Hit.ORDER).toList();
    return new Found(lines.size(), hits);
  }

  private record Line(boolean fits, Hit hit) {
    static Line of(ResultSet row) throws SQLException {
      return new Line(
          row.getBoolean("fits"), new Hit(row.getFloat("rank"), row.getObject("id", UUID.class)));
    }
  }
}
