package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.add;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.postsIn;
import static health.consilium.discussion.TestDiscussions.question;
import static health.consilium.discussion.TestDiscussions.retracting;
import static health.consilium.discussion.TestDiscussions.word;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.ClinicNumber;
import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.sql.Arguments;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a search finds among posts of more blocks than it ever asks for, against a naive one. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class WordsTest {
  /** So many that neither the newest blocks of the index nor a few larger ones have all of them. */
  private static final int POSTS = 3_000;

  /** So many back posts are looked for that only have to lack words, from where a block begins. */
  private static final String WITHIN_REACH =
      "number / 512 >= (select max(number) from discussion_post) / 512 - 8";

  private static final String MODERATORS = "state <> 'retracted'";
  private static final String OTHERS = "state = 'shown'";

  private static final String ABOUT =
      " and discussion_id in (select id from discussion where code = '%s')";

  private static final String IN = " and discussion_id = '%s'";

  private static final String FEW = ABOUT.formatted("nausea");
  private static final String MANY = ABOUT.formatted("dissociation");

  /**
   * The oldest two thousand stand far apart, over more blocks than are ever asked for, the others
   * in a row. One of ten is retracted and others shown, a year ago, where no list of new ones meets
   * them.
   *
   * <p>One of 25 is of another discussion, whose opener signs every other one.
   *
   * <p>The first word is in three of five, the second in three of ten, then one of 12, one of 97,
   * and the three oldest; each up to four times. One is in few of the newest and all of the others,
   * and the last in all but one of 20.
   */
  private static final String FILL =
      """
      with filled as (
        insert into discussion_post (number, id, discussion_id, author_id, created_at, shown_at,
          clinic_number, version, named, state, body)
        select (select max(number) + 1 from discussion_post)
            + case when n < 2000 then n * 48 else 96000 + n end,
          gen_random_uuid(), o.id, o.author_id, now() - interval '1 year',
          now() - interval '1 year', o.clinic_number, 1, n %% 50 = 25, s.state,
          case when s.state <> 'retracted' then concat_ws(' ', 'post',
            case when n %% 5 < 3 then repeat('%1$sa ', 1 + n %% 4) end,
            case when n %% 10 < 3 then repeat('%1$sb ', 1 + n %% 3) end,
            case when n %% 12 = 0 then repeat('%1$sc ', 1 + n %% 2) end,
            case when n %% 97 = 0 then '%1$sd' end,
            case when n < 3 then '%1$se' end,
            case when n < 2000 or n %% 32 = 0 then '%1$sf' end,
            case when n %% 20 > 0 then '%1$sg' end) end
        from generate_series(0, %2$d) as n
        join discussion_post o on o.id = case when n %% 25 = 0 then ?::uuid else ?::uuid end,
          lateral (select case when n %% 10 = 9 and n %% 97 > 0 then 'retracted'
            when n %% 4 = 3 then 'shown' else 'rejected' end) as s(state)
        returning number)
      select setval(pg_get_serial_sequence('discussion_post', 'number'), max(number)), count(*)
      from filled
      """;

  /** Word by word and post by post, by no index. */
  private static final String NAIVE =
      """
      with newest as (
        select id, words from discussion_post
        where words @@ websearch_to_tsquery('english', ?) and %s order by number desc limit ?)
      select id from newest, websearch_to_tsquery('english', ?) as q
      where words @@ q order by ts_rank(words, q) desc, id desc
      """;

  /** How often each statement that names the words was planned for its values. */
  private static final String PLANS =
      """
      select custom_plans as anew from pg_prepared_statements
      where statement like '%loose as (%' and generic_plans + custom_plans > 5
      """;

  /** How often they were carried out, since the driver has prepared them. */
  private static final String ROUNDS =
      """
      select coalesce(sum(generic_plans + custom_plans), 0)::integer as rounds
      from pg_prepared_statements
      where statement like '%loose as (%' and statement not like '%pg_prepared_statements%'
      """;

  private static final String ENTER =
      "select set_config('app.clinic', ?, true), set_config('app.words', ?, true)";

  private static String mark = "";

  /** Opens the discussion that few posts are of, and is an author by that id. */
  private static @Nullable TestClinic signer;

  private static String author = "";

  /** The discussion that few posts are of, and the other one. */
  private static String few = "";

  private static String many = "";

  @Inject Database database;
  @Inject WordsTable table;

  private TestClinic moderator;

  @BeforeEach
  void fill() throws SQLException {
    moderator = TestClinic.network();
    if (mark.isEmpty()) {
      mark = word();
      var eve = person();
      signer = eve;
      author = TestDiscussions.name(eve, "Eve Example");
      var other = question();
      other.put("anchor", Map.of("kind", "adverse-event", "code", "nausea"));
      try (var superuser = TestConnection.superuser();
          var fill = superuser.prepareStatement(FILL.formatted(mark, POSTS - 1))) {
        few = open(eve, other);
        fill.setString(1, few);
        many = open(person(), question());
        fill.setString(2, many);
        try (var row = fill.executeQuery()) {
          assertThat(row.next()).isTrue();
          assertThat(row.getInt("count")).isEqualTo(POSTS);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A",
        "B",
        "C",
        "D",
        "E",
        "A B",
        "B C",
        "C D",
        "A or E",
        "A -B",
        "B -A",
        "D -A",
        "A B C",
        "A -E",
        "F",
        "F B",
        "nothingwhatever",
        "C or D -B"
      })
  void what_is_found_is_what_reading_all_posts_finds(String words) throws SQLException {
    String q = named(words);

    assertThat(found(moderator, q, "")).isEqualTo(naive(MODERATORS, q, 200, q));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D", "B C", "A or D", "B -A", "F"})
  void what_others_find_is_what_is_shown(String words) throws SQLException {
    String q = named(words);

    assertThat(found(person(), q, "")).isEqualTo(naive(OTHERS, q, 200, q));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-A", "-A -E", "-G", "-G -A"})
  void what_only_has_to_lack_words_is_found_so_far_back_and_never_what_was_retracted(String words)
      throws SQLException {
    String q = named(words);

    assertThat(found(moderator, q, ""))
        .isEqualTo(naive(MODERATORS + " and " + WITHIN_REACH, q, 200, q));
    assertThat(found(person(), q, "")).isEqualTo(naive(OTHERS + " and " + WITHIN_REACH, q, 200, q));
  }

  @Test
  void the_posts_stand_over_more_blocks_than_are_asked_for() throws SQLException {
    String all = named("-G -D");

    assertThat(naive(MODERATORS + " and " + WITHIN_REACH, all, POSTS, all))
        .hasSizeLessThan(200)
        .isNotEqualTo(naive(MODERATORS, all, POSTS, all));
  }

  @ParameterizedTest
  @CsvSource({
    "'\"A B\"', A B",
    "'\"B C\"', B C",
    "'\"A A\" C', A C",
    "'\"C D\"', C D",
    "'\"B A\"', A B",
    "'\"A B\" -C', A B -C",
    "'\"B A\" -A', B A -A",
    "'A -\"B C\"', A",
    "'C -\"B A\" -\"A C\"', C",
    "'\"A B\" or D -\"B C\"', A B or D",
    "'-\"A B\"', -nothingwhatever",
  })
  void a_phrase_is_looked_for_in_the_newest_that_have_its_words(String phrase, String words)
      throws SQLException {
    assertThat(found(moderator, named(phrase), ""))
        .isEqualTo(naive(MODERATORS, named(words), 200, named(phrase)));
  }

  @Test
  void an_excluded_phrase_with_a_hyphen_excludes_no_post_where_its_words_stand_apart() {
    var ada = person();
    String discussion = open(ada, question());
    String shown = add(ada, discussion, post(named("E, and long after it B-C")));

    assertThat(found(person(), named("E B -\"E B-C\""), "")).containsExactly(shown);
    assertThat(found(person(), named("E B -\"E and B-C\""), "")).containsExactly(shown);
    retracting(ada, discussion, shown, 1).statusCode(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B C", "D"})
  void a_filter_that_all_meet_changes_nothing(String words) throws SQLException {
    String q = named(words);

    assertThat(found(moderator, q, "&anchor=adverse-event"))
        .isEqualTo(naive(MODERATORS, q, 200, q));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D", "A B", "A -B", "\"A B\""})
  void a_filter_that_few_meet_is_one_more_word(String words) throws SQLException {
    String q = named(words);
    String loose = q.replace("\"", "");

    assertThat(found(moderator, q, "&code=nausea&type=question"))
        .isEqualTo(naive(MODERATORS + FEW, loose, 200, q));
    assertThat(found(person(), q, "&code=nausea")).isEqualTo(naive(OTHERS + FEW, loose, 200, q));
    assertThat(found(moderator, q, "&code=dissociation"))
        .isEqualTo(naive(MODERATORS + MANY, loose, 200, q));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D", "E", "A B", "A or D", "A -B", "-A", "\"A B\"", "F"})
  void in_what_is_followed_all_posts_are_looked_at(String words) throws SQLException {
    String q = named(words);

    assertThat(found(Objects.requireNonNull(signer), q, "&followed=true"))
        .isEqualTo(naive(OTHERS + IN.formatted(few), q, 200, q));
  }

  @Test
  void of_those_that_fit_in_what_is_followed_the_newest_are_ranked() throws SQLException {
    var reader = person();
    reader.given().put(PATH + "/" + many + "/follow").then().statusCode(204);
    String q = named("A");
    String there = OTHERS + IN.formatted(many);

    assertThat(found(reader, q, "&followed=true"))
        .hasSize(200)
        .isEqualTo(naive(there, q, 200, q))
        .isNotEqualTo(naive(there, q, POSTS, q).subList(0, 200));
  }

  @Test
  void others_find_what_an_author_signed_and_moderators_and_the_author_all() throws SQLException {
    String q = named("A");
    String filter = "&author=" + author;

    assertThat(found(person(), q, filter))
        .isNotEmpty()
        .isEqualTo(naive(OTHERS + FEW + " and named", q, 200, q));
    assertThat(found(Objects.requireNonNull(signer), q, filter))
        .isEqualTo(naive(OTHERS + FEW, q, 200, q));
    assertThat(found(moderator, q, filter)).isEqualTo(naive(MODERATORS + FEW, q, 200, q));
  }

  @Test
  void a_name_that_was_taken_back_finds_nothing() {
    var ada = person();
    String id = TestDiscussions.name(ada, "Ada Example");
    var signed = post("Signed, and " + named("E"));
    signed.put("byline", "name");
    String discussion = open(ada, question());
    String shown = add(ada, discussion, signed);
    assertThat(found(person(), named("E"), "&author=" + id)).containsExactly(shown);

    moderator.given().delete(PATH + "/authors/" + id + "/name").then().statusCode(204);

    assertThat(found(person(), named("E"), "&author=" + id)).isEmpty();
    assertThat(found(ada, named("E"), "&author=" + id)).containsExactly(shown);
    retracting(ada, discussion, shown, 1).statusCode(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "\\", "\\'", "' | 'a", "x' & !'"})
  void whatever_is_filtered_for_is_no_query(String code) {
    assertThat(found(moderator, named("A"), "&code=" + encoded(code))).isEmpty();
  }

  @Test
  void no_code_is_too_long_to_be_looked_for() {
    assertThat(found(moderator, named("A"), "&code=" + "x".repeat(3_000))).isEmpty();
  }

  @Test
  void what_others_do_not_see_counts_among_nobodys_newest() {
    var ada = person();
    String shown = add(ada, open(ada, question()), post("Shown, and " + named("E")));

    assertThat(postsIn(ada, search(named("E"), ""))).containsExactly(shown);
  }

  @Test
  void who_names_no_words_sees_no_post_by_them() {
    assertThat(seen("0", "")).isZero();
    assertThat(seen("", everywhere("d"))).isZero();
    assertThat(seen("0", everywhere("d"))).isEqualTo(POSTS / 97 + 1);
  }

  @Test
  void the_index_of_words_is_used_under_row_level_security_by_one_process() {
    String plan =
        entered(
            "0",
            everywhere("d"),
            "explain select id from discussion_post_by_words order by number + 0 desc limit 200");

    assertThat(plan)
        .contains("Bitmap Index Scan on discussion_post_words")
        .doesNotContain("Gather");
  }

  /** A plan takes longer than what it is for: connections make it five times, and then keep it. */
  @Test
  void the_words_of_a_search_are_not_planned_anew() {
    var planned =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  search("A", 15);
                  return database.list(PLANS, List.of(), row -> row.getInt("anew"));
                });

    assertThat(planned).isNotEmpty().allMatch(anew -> anew <= 5);
  }

  /** How far back enough are is known from the first time, whether that took one round or three. */
  @ParameterizedTest
  @ValueSource(strings = {"A", "B", "C", "D", "E", "F", "C D", "-A", "-G"})
  void what_was_looked_for_a_moment_ago_is_found_in_one_round(String words) {
    assertThat(roundsOfTenMore(words)).isEqualTo(10);
  }

  /** When it has been looked for before. */
  private int roundsOfTenMore(String word) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              search(word, 15);
              int before = rounds();
              search(word, 10);
              return rounds() - before;
            });
  }

  private int rounds() {
    return database.list(ROUNDS, List.of(), row -> row.getInt("rounds")).getFirst();
  }

  /** As a moderator, so many times. */
  private void search(String word, int times) {
    database.list(ENTER, List.of("0", ""), row -> row.getString(1));
    var reader = new Reader(new ClinicNumber(0), "moderator", true);
    var asked = new WordsTable.Asked(named(word), Optional.empty(), 21);
    for (int i = 0; i < times; i++) {
      table.search(reader, asked, List.of());
    }
  }

  /** The word in each of the largest blocks of the index. */
  private static String everywhere(String word) {
    return IntStream.range(0, 4)
        .mapToObj(block -> "'" + mark + word + "###" + block + "'")
        .collect(Collectors.joining(" | "));
  }

  private long seen(String clinic, String words) {
    return Long.parseLong(
        entered(clinic, words, "select count(*)::text from discussion_post_by_words"));
  }

  /** What the service's role reads in that scope, having named these words. */
  private String entered(String clinic, String words, String sql) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              database.list(
                  ENTER
                      + ", set_config('enable_seqscan', 'off', true),"
                      + " set_config('parallel_setup_cost', '0', true),"
                      + " set_config('parallel_tuple_cost', '0', true),"
                      + " set_config('min_parallel_table_scan_size', '0', true)",
                  List.of(clinic, words),
                  row -> row.getString(1));
              return String.join("\n", database.list(sql, List.of(), row -> row.getString(1)));
            });
  }

  /** All pages. */
  private static List<String> found(TestClinic reader, String q, String filter) {
    return postsIn(reader, search(q, filter) + "&limit=83");
  }

  private static String search(String q, String filter) {
    return PATH + "/posts?q=" + encoded(q) + filter;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static List<String> naive(String visible, String loose, int most, String q)
      throws SQLException {
    try (var superuser = TestConnection.superuser();
        var select = superuser.prepareStatement(NAIVE.formatted(visible))) {
      superuser.createStatement().execute("set enable_bitmapscan = off");
      Arguments.bind(select, loose, most, q);
      var ids = new ArrayList<String>();
      for (var row = select.executeQuery(); row.next(); ) {
        ids.add(row.getString(1));
      }
      return ids;
    }
  }

  /** Each capital letter stands for a word that only this test's posts have. */
  private static String named(String words) {
    return words.replaceAll("[A-G]", mark + "$0").toLowerCase(Locale.ROOT);
  }
}
