package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.add;
import static health.consilium.discussion.TestDiscussions.caseSeries;
import static health.consilium.discussion.TestDiscussions.deciding;
import static health.consilium.discussion.TestDiscussions.editing;
import static health.consilium.discussion.TestDiscussions.hold;
import static health.consilium.discussion.TestDiscussions.inLine;
import static health.consilium.discussion.TestDiscussions.locking;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.posting;
import static health.consilium.discussion.TestDiscussions.posts;
import static health.consilium.discussion.TestDiscussions.postsIn;
import static health.consilium.discussion.TestDiscussions.question;
import static health.consilium.discussion.TestDiscussions.reporting;
import static health.consilium.discussion.TestDiscussions.retracting;
import static health.consilium.discussion.TestDiscussions.suspending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How posts are edited and taken back, and what is left of them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PostLifeTest {
  private TestClinic ada;
  private TestClinic ben;
  private TestClinic moderator;
  private String discussion;
  private String post;

  @BeforeEach
  void arrive() {
    ada = person();
    ben = person();
    moderator = TestClinic.network();
    discussion = open(ada, question());
    post = add(ben, discussion, post("We have."));
  }

  @Test
  void an_edit_is_read_by_all_and_said_to_be_one() {
    ada.given().get(path(post)).then().body("editedAt", nullValue());

    editing(ben, discussion, post, 1, "We have, twice.")
        .statusCode(200)
        .header("ETag", containsString("\"2."));

    ada.given()
        .get(path(post))
        .then()
        .body("text", equalTo("We have, twice."))
        .body("version", equalTo(2))
        .body("editedAt", notNullValue());
  }

  @Test
  void what_it_was_the_moderators_read() {
    editing(ben, discussion, post, 1, "We have, twice.").statusCode(200);
    reporting(ada, discussion, post, "unsafe").statusCode(204);
    deciding(moderator, post, 2, "release").statusCode(200);
    retracting(ben, discussion, post, 3).statusCode(204);

    var versions = TestListing.items(moderator, path(post) + "/history?limit=3");

    assertThat(versions)
        .extracting(each -> each.get("version") + " " + each.get("state") + " " + each.get("text"))
        .containsExactly(
            "4 retracted null",
            "3 shown We have, twice.",
            "2 shown We have, twice.",
            "1 shown We have.");
    assertThat(versions)
        .extracting(each -> each.get("changedBy"))
        .containsExactly(ben.client(), moderator.client(), ben.client(), ben.client());
    assertThat(String.valueOf(versions.get(1).get("ruling"))).contains("release");
  }

  @Test
  void an_edit_that_identifies_somebody_is_refused_and_changes_nothing() {
    editing(ben, discussion, post, 1, "Write to ben@example.org about it.")
        .statusCode(422)
        .body("type", equalTo("/problems/identifying-text"))
        .body("errors.pointer", contains("/text"));

    ada.given()
        .get(path(post))
        .then()
        .body("text", equalTo("We have."))
        .body("version", equalTo(1));
  }

  @Test
  void what_is_masked_in_an_edit_is_not_stored() {
    editing(ben, discussion, post, 1, "A 94-year-old patient did well.").statusCode(200);

    assertThat(ada.given().get(path(post)).<String>path("text"))
        .doesNotContain("94")
        .contains("patient did well.");
  }

  @Test
  void a_held_post_that_is_written_without_the_name_is_shown() {
    String held = hold(ben, discussion);

    editing(ben, discussion, held, 1, "Seen on the ward.")
        .statusCode(200)
        .body("state", equalTo("shown"));

    ada.given().get(path(held)).then().body("text", equalTo("Seen on the ward."));
  }

  @Test
  void a_rejected_post_waits_for_a_moderator_again() {
    String held = hold(ben, discussion);
    deciding(moderator, held, 1, "reject").statusCode(200);

    editing(ben, discussion, held, 2, "Seen on the ward.")
        .statusCode(200)
        .body("state", equalTo("held"))
        .body("ruling", nullValue());

    ada.given().get(path(held)).then().statusCode(404);
    deciding(moderator, held, 3, "release").statusCode(200);
    ada.given().get(path(held)).then().statusCode(200);
  }

  @Test
  void a_second_edit_of_a_rejected_post_waits_as_the_first_does() {
    String held = hold(ben, discussion);
    deciding(moderator, held, 1, "reject").statusCode(200);

    editing(ben, discussion, held, 2, "Seen on the ward.").body("state", equalTo("held"));
    editing(ben, discussion, held, 3, "Seen on the ward, twice.").body("state", equalTo("held"));

    ada.given().get(path(held)).then().statusCode(404);
  }

  @Test
  void an_edit_is_of_the_version_that_was_read() {
    editing(ben, discussion, post, 2, "We have, twice.").statusCode(412);
    ben.given().body(Map.of("text", "We have.")).put(path(post)).then().statusCode(428);
    ben.given().delete(path(post)).then().statusCode(428);
    retracting(ben, discussion, post, 2).statusCode(412);
  }

  @Test
  void of_two_edits_at_once_one_is_stored() throws Exception {
    var statuses =
        inLine(
            post,
            List.of(
                () -> editing(ben, discussion, post, 1, "We have one.").extract().statusCode(),
                () -> editing(ben, discussion, post, 1, "We have two.").extract().statusCode()));

    assertThat(statuses).containsExactly(200, 412);
    ada.given().get(path(post)).then().body("text", equalTo("We have one."));
  }

  /** By who never had the answer; with another text it is another edit. */
  @Test
  void an_edit_that_is_sent_again_is_made_once() {
    editing(ben, discussion, post, 1, "We have one.").statusCode(200);

    editing(ben, discussion, post, 1, "We have one.").statusCode(200).body("version", equalTo(2));
    editing(ben, discussion, post, 1, "We have two.").statusCode(412);
  }

  @Test
  void the_same_text_is_no_edit() {
    editing(ben, discussion, post, 1, "We have.").statusCode(200).body("version", equalTo(1));

    ada.given().get(path(post)).then().body("editedAt", nullValue());
  }

  @Test
  void the_opening_keeps_a_title_and_no_other_post_has_one() {
    editing(ada, discussion, discussion, 1, "Has nobody?")
        .statusCode(422)
        .body("errors.pointer", contains("/title"));
    ben.given()
        .header("If-Match", "\"1\"")
        .body(Map.of("title", "A title", "text", "We have."))
        .put(path(post))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/title"));

    ada.given()
        .header("If-Match", "\"1\"")
        .body(Map.of("title", "Another title", "text", "Has nobody?"))
        .put(path(discussion))
        .then()
        .statusCode(200);

    ben.given()
        .get(PATH + "/" + discussion)
        .then()
        .body("opening.title", equalTo("Another title"))
        .body("opening.text", equalTo("Has nobody?"));
  }

  @Test
  void nobody_but_its_author_changes_a_post() {
    var colleague = ben.another(ClientKind.PERSON);
    String held = hold(ben, discussion);

    editing(colleague, discussion, post, 1, "We have not.").statusCode(403);
    editing(ada, discussion, post, 1, "We have not.").statusCode(403);
    retracting(colleague, discussion, post, 1).statusCode(403);
    retracting(ada, discussion, post, 1).statusCode(403);
    editing(ada, discussion, held, 1, "We have not.").statusCode(404);

    ada.given().get(path(post)).then().body("text", equalTo("We have."));
  }

  @Test
  void in_a_locked_discussion_nothing_is_edited_and_all_is_taken_back() {
    locking(moderator, discussion).statusCode(200);

    editing(ben, discussion, post, 1, "We have, twice.").statusCode(409);
    retracting(ben, discussion, post, 1).statusCode(204);
  }

  @Test
  void whoever_is_suspended_edits_nothing_and_takes_back_all() {
    suspending(moderator, TestDiscussions.name(ben, "Ben Example")).statusCode(200);

    editing(ben, discussion, post, 1, "We have, twice.").statusCode(403);
    retracting(ben, discussion, post, 1).statusCode(204);
  }

  @Test
  void of_a_retracted_post_nobody_reads_the_text() {
    retracting(ben, discussion, post, 1).statusCode(204);

    for (var reader : List.of(ada, ben, moderator)) {
      reader
          .given()
          .get(path(post))
          .then()
          .statusCode(200)
          .body("state", equalTo("retracted"))
          .body("text", nullValue())
          .body("html", nullValue());
      assertThat(reader.given().get(posts(discussion)).asString()).doesNotContain("We have.");
    }
    ada.given().get(PATH + "/" + discussion).then().body("posts", equalTo(1));
  }

  @Test
  void a_retracted_post_that_nobody_else_read_leaves_nothing() {
    String held = hold(ben, discussion);

    retracting(ben, discussion, held, 1).statusCode(204);

    ada.given().get(path(held)).then().statusCode(404);
    assertThat(TestListing.ids(ada, posts(discussion))).containsExactly(post, discussion);
    deciding(moderator, held, 2, "release").statusCode(409);
  }

  @Test
  void a_retracted_opening_leaves_the_answers() {
    var body = question();
    body.put("type", "case-series");
    body.put("caseSeries", caseSeries());
    body.put("title", "Three who dissociated");
    String id = open(ada, body);
    String answer = add(ben, id, post("We have."));

    retracting(ada, id, id, 1).statusCode(204);

    ben.given()
        .get(PATH + "/" + id)
        .then()
        .statusCode(200)
        .body("opening.state", equalTo("retracted"))
        .body("opening.title", nullValue())
        .body("conflicts", nullValue())
        .body("caseSeries", nullValue())
        .body("posts", equalTo(1));
    assertThat(TestListing.ids(ada, posts(id))).containsExactly(answer, id);
    posting(ben, id, post("And?")).statusCode(409);
  }

  @Test
  void what_is_retracted_stays_so() {
    retracting(ben, discussion, post, 1).statusCode(204);

    retracting(ben, discussion, post, 2).statusCode(204);
    retracting(ben, discussion, post, 1).statusCode(204); // by who never had the answer
    editing(ben, discussion, post, 2, "We have.").statusCode(409);
    ada.given().get(path(post)).then().body("version", equalTo(2));
  }

  @Test
  void a_repeated_request_is_told_what_there_is_now() {
    String key = "again-" + discussion;
    String first = repeatable(key).asString();
    var repeated = repeatable(key);
    assertThat(repeated.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(repeated.asString()).isEqualTo(first);
    retracting(ben, discussion, repeated.path("id"), 1).statusCode(204);

    repeatable(key)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("state", equalTo("retracted"))
        .body("text", nullValue())
        .body(not(containsString("Once only.")));
  }

  @Test
  void a_repeated_opening_is_told_what_there_is_now() {
    String key = "again-" + post;
    String id = repeatableOpening(key).path("id");
    assertThat(repeatableOpening(key).<String>path("opening.text"))
        .isEqualTo("Has anybody slowed the infusion for it?");
    retracting(ada, id, id, 1).statusCode(204);

    repeatableOpening(key)
        .then()
        .statusCode(201)
        .body("id", equalTo(id))
        .body("opening.text", nullValue())
        .body("conflicts", nullValue());
  }

  @Test
  void a_quotation_says_no_more_than_what_it_quotes() {
    var body = post("To what?");
    body.put("quotes", post);
    String quoting = add(ada, discussion, body);

    retracting(ben, discussion, post, 1).statusCode(204);

    ada.given().get(path(quoting)).then().body("quotes", equalTo(post));
    posting(ada, discussion, body).statusCode(422).body("errors.pointer", contains("/quotes"));
  }

  @Test
  void another_version_can_be_reported_again() {
    reporting(ada, discussion, post, "unsafe").statusCode(204);
    deciding(moderator, post, 1, "release").statusCode(200);
    editing(ben, discussion, post, 2, "We have: at 3 mg/kg.").statusCode(200);

    reporting(ada, discussion, post, "unsafe").statusCode(204);

    assertThat(postsIn(moderator, PATH + "/queue?limit=100")).contains(post);
  }

  @Test
  void each_step_is_in_the_log_of_the_authors_clinic() {
    editing(ben, discussion, post, 1, "We have, twice.").statusCode(200);
    retracting(ben, discussion, post, 2).statusCode(204);

    assertThat(TestListing.items(ben, "/v1/audit"))
        .filteredOn(entry -> post.equals(entry.get("id")))
        .extracting(entry -> entry.get("action"))
        .containsExactly("retract", "write", "write");
  }

  private String path(String post) {
    return posts(discussion) + "/" + post;
  }

  private Response repeatable(String key) {
    return ben.given()
        .header("Idempotency-Key", key)
        .body(post("Once only."))
        .post(posts(discussion));
  }

  private Response repeatableOpening(String key) {
    return ada.given().header("Idempotency-Key", key).body(question()).post(PATH);
  }
}
