package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.add;
import static health.consilium.discussion.TestDiscussions.deciding;
import static health.consilium.discussion.TestDiscussions.editing;
import static health.consilium.discussion.TestDiscussions.hold;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.posts;
import static health.consilium.discussion.TestDiscussions.postsIn;
import static health.consilium.discussion.TestDiscussions.question;
import static health.consilium.discussion.TestDiscussions.reporting;
import static health.consilium.discussion.TestDiscussions.retracting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How posts are found among all discussions: by their words, and as new. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ContributionTest {
  private TestClinic ada;
  private TestClinic ben;
  private TestClinic moderator;

  /** A word that no other test's posts have. */
  private String word;

  @BeforeEach
  void arrive() {
    ada = person();
    ben = person();
    moderator = TestClinic.network();
    word =
        ThreadLocalRandom.current()
            .ints(12, 'b', 'd' + 1)
            .mapToObj(Character::toString)
            .collect(Collectors.joining("", "x", "o"));
  }

  @Test
  void a_post_is_found_by_any_form_of_its_words_beside_what_it_is_about() {
    String discussion = open(ada, question());
    String post = add(ben, discussion, post("We **slowed** the infusion for " + word + "."));

    searching(ada, "slowing infusions " + word)
        .statusCode(200)
        .body("items.post.id", contains(post))
        .body("items[0].post.text", containsString(word))
        .body("items[0].topic.title", equalTo(question().get("title")))
        .body("items[0].topic.type", equalTo("question"))
        .body("items[0].topic.anchor.code", equalTo("dissociation"));
  }

  @ParameterizedTest
  @CsvSource({"'%s -infusion', 0", "'%s or nothing', 1", "'\"slowed %s\"', 0", "'\"%s again\"', 1"})
  void words_are_left_out_or_kept_together(String q, int found) {
    add(ben, open(ada, question()), post("Slowed the infusion for " + word + " again."));

    searching(ada, q.formatted(word)).body("items.size()", equalTo(found));
  }

  @Test
  void what_fits_best_comes_first_page_after_page() {
    var body = question();
    body.put("title", "What to do about " + word);
    body.put("text", word + " and " + word);
    String best = open(ada, body);
    String worst =
        add(ben, best, post("Once, and " + "with much else ".repeat(40) + "beside it: " + word));
    String middle = add(ben, best, post(word + ", " + word + " and " + word));

    var found = TestListing.items(ada, search(word) + "&limit=1");

    assertThat(found).extracting(TestDiscussions::postIn).containsExactly(best, middle, worst);
  }

  @Test
  void a_cursor_continues_its_own_words_only() {
    String discussion = open(ada, question());
    add(ben, discussion, post("One " + word));
    add(ben, discussion, post("Another " + word));
    String link = ada.given().get(search(word) + "&limit=1").header("Link");
    String cursor = link.replaceAll(".*cursor=([^&>]*).*", "$1");

    ada.given()
        .urlEncodingEnabled(false)
        .get(search(word + "+more") + "&limit=1&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("cursor-mismatch"));
  }

  @ParameterizedTest
  @CsvSource({
    "type=question, true",
    "type=protocol, false",
    "anchor=adverse-event, true",
    "anchor=protocol, false",
    "code=dissociation, true",
    "code=nausea, false",
  })
  void what_is_found_is_narrowed_by_what_it_is_about(String filter, boolean found) {
    String post = add(ben, open(ada, question()), post("We have: " + word));

    searching(ada, word + "&" + filter).body("items.post.id", found ? contains(post) : empty());
  }

  @Test
  void what_is_found_is_narrowed_by_who_signed_it() {
    String author = TestDiscussions.name(ben, "Ben Example");
    String discussion = open(ada, question());
    var signed = post("Signed: " + word);
    signed.put("byline", "name");
    String post = add(ben, discussion, signed);
    add(ben, discussion, post("Under the clinic alone: " + word));

    searching(ada, word + "&author=" + author).body("items.post.id", contains(post));
  }

  @Test
  void what_is_not_shown_moderators_alone_find_and_nobody_what_is_gone() {
    String discussion = open(ada, question());
    String retracted = add(ben, discussion, post("Retracted " + word));
    String edited = add(ben, discussion, post("Edited " + word));
    String rejected = add(ben, discussion, post("Rejected " + word));
    String held = add(ben, discussion, post("Held by Mr. Example of the ward: " + word));
    retracting(ben, discussion, retracted, 1).statusCode(204);
    editing(ben, discussion, edited, 1, "Edited.").statusCode(200);
    reporting(ada, discussion, rejected, "unsafe").statusCode(204);
    deciding(moderator, rejected, 1, "reject").statusCode(200);

    for (var reader : List.of(ada, ben)) {
      searching(reader, word).statusCode(200).body("items", empty());
    }
    searching(moderator, word)
        .statusCode(200)
        .body("items.post.id", containsInAnyOrder(rejected, held));
  }

  @Test
  void a_title_that_is_not_shown_stands_beside_no_post() {
    String discussion = open(ada, question());
    String post = add(ben, discussion, post("We have: " + word));
    reporting(ben, discussion, discussion, "unsafe").statusCode(204);
    deciding(moderator, discussion, 1, "reject").statusCode(200);

    searching(ben, word)
        .body("items.post.id", contains(post))
        .body("items[0].topic.title", nullValue());
  }

  @Test
  void an_edited_title_stands_beside_every_post() {
    String discussion = open(ada, question());
    String post = add(ben, discussion, post("We have: " + word));

    ada.given()
        .header("If-Match", "\"1\"")
        .body(Map.of("title", "Slower infusions?", "text", "Has nobody?"))
        .put(posts(discussion) + "/" + discussion)
        .then()
        .statusCode(200);

    searching(ben, word)
        .body("items.post.id", contains(post))
        .body("items[0].topic.title", equalTo("Slower infusions?"));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "the, false",
        "of the, false",
        "-the, false",
        "\"to be\", true",
        "((, false",
        "!& | <->, true",
        "\", false",
        "a:*, false",
        "\\, false"
      })
  void words_of_every_text_are_looked_for_in_vain(String words, String followed) {
    ada.given()
        .queryParam("q", words)
        .queryParam("followed", followed)
        .get(PATH + "/posts")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("q"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=1", "?q=", "?q=%20"})
  void nothing_is_not_looked_for(String query) {
    ada.given()
        .urlEncodingEnabled(false)
        .get(PATH + "/posts" + query)
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("q"));
  }

  @Test
  void words_without_end_are_refused() {
    searching(ada, "w".repeat(201)).statusCode(400).body("errors.parameter", contains("q"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"' or 1=1 --", "!& | x <->", "\"x", "x:*", "\\x", "((x"})
  void whatever_is_looked_for_is_no_command(String q) {
    ada.given().queryParam("q", q).get(PATH + "/posts").then().statusCode(200);
  }

  @Test
  void what_others_wrote_since_the_last_visit_is_new() throws SQLException {
    String discussion = open(ada, question());
    String before = add(ben, discussion, post("Before."));
    TestDiscussions.age(before);
    seen(ada, Instant.now());
    String after = add(ben, discussion, post("After."));
    String own = add(ada, discussion, post("My own."));

    assertThat(news(ada)).contains(after).doesNotContain(before, own);
    assertThat(news(person())).contains(before, after, own);
  }

  @Test
  void what_is_released_is_new_from_then_on() {
    String discussion = open(ada, question());
    String held = hold(ben, discussion);
    seen(ada, Instant.now());
    assertThat(news(ada)).doesNotContain(held);

    deciding(moderator, held, 1, "release").statusCode(200);

    assertThat(news(ada)).contains(held);
  }

  @Test
  void the_newest_comes_first_page_after_page() {
    String discussion = open(ada, question());
    String first = add(ben, discussion, post("First."));
    String second = add(ben, discussion, post("Second."));

    var news =
        postsIn(ada, PATH + "/posts/new?limit=1").stream()
            .filter(List.of(first, second)::contains)
            .toList();

    assertThat(news).containsExactly(second, first);
  }

  @Test
  void a_visit_never_goes_back_nor_ahead_of_what_may_be_on_its_way() {
    var now = Instant.now();
    var until = seen(ada, now);

    assertThat(until).isBefore(now.minusSeconds(5)).isAfter(now.minusSeconds(30));
    assertThat(seen(ada, now.minus(Duration.ofDays(1)))).isEqualTo(until);
    ada.given()
        .body(Map.of("until", now.plusSeconds(60).toString()))
        .put(PATH + "/posts/seen")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/until"));
  }

  @Test
  void everybody_has_visits_of_their_own() throws SQLException {
    String post = add(ben, open(ada, question()), post("Before."));
    TestDiscussions.age(post);

    seen(ada, Instant.now());

    assertThat(news(ada)).doesNotContain(post);
    assertThat(news(ada.another(ClientKind.PERSON))).contains(post);
    assertThat(news(moderator)).contains(post);
  }

  private static String search(String q) {
    return PATH + "/posts?q=" + q;
  }

  private static ValidatableResponse searching(TestClinic reader, String q) {
    return reader.given().get(search(q)).then();
  }

  private static List<String> news(TestClinic reader) {
    return postsIn(reader, PATH + "/posts/new?limit=100");
  }

  private static Instant seen(TestClinic reader, Instant until) {
    return Instant.parse(
        reader
            .given()
            .body(Map.of("until", until.toString()))
            .put(PATH + "/posts/seen")
            .then()
            .statusCode(200)
            .extract()
            .<String>path("until"));
  }
}
