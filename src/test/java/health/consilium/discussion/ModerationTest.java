package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.add;
import static health.consilium.discussion.TestDiscussions.deciding;
import static health.consilium.discussion.TestDiscussions.editing;
import static health.consilium.discussion.TestDiscussions.hold;
import static health.consilium.discussion.TestDiscussions.inLine;
import static health.consilium.discussion.TestDiscussions.locking;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.opening;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.postIn;
import static health.consilium.discussion.TestDiscussions.posting;
import static health.consilium.discussion.TestDiscussions.posts;
import static health.consilium.discussion.TestDiscussions.question;
import static health.consilium.discussion.TestDiscussions.reporting;
import static health.consilium.discussion.TestDiscussions.retracting;
import static health.consilium.discussion.TestDiscussions.suspending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestLock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moderators decide, and who learns of it. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ModerationTest {
  private static final String REASON = "The ward could be recognised.";

  private TestClinic ada;
  private TestClinic ben;
  private TestClinic moderator;
  private String discussion;

  @BeforeEach
  void arrive() {
    ada = person();
    ben = person();
    moderator = TestClinic.network();
    discussion = open(ada, question());
  }

  @Test
  void what_was_held_first_waits_first_and_what_was_decided_waits_no_more() {
    String first = hold(ada, discussion);
    String second = hold(ben, discussion);
    String third = hold(ada, discussion);

    deciding(moderator, second, 1, "reject").statusCode(200);

    assertThat(queued(first, second, third)).containsExactly(first, third);
  }

  /** To its author at once, and to moderators in the queue; the text says what stands there. */
  @Test
  void what_holds_a_text_is_told_by_rule_and_place() {
    var body = question();
    body.put("title", "Seen by Mr. Example of the ward");
    body.put("conflicts", "Paid by Ms. Sample.");

    opening(ada, body)
        .statusCode(201)
        .body("opening.heldFor.member", contains("title", "conflicts"))
        .body("opening.heldFor.rule", contains("NAME_TITLE", "NAME_TITLE"))
        .body("opening.heldFor.offset", contains(8, 8))
        .body("opening.heldFor.length", contains("Mr. Example".length(), "Ms. Sample".length()));
    String held = hold(ben, discussion);

    assertThat(TestListing.items(moderator, PATH + "/queue"))
        .filteredOn(line -> postIn(line).equals(held))
        .extracting("post.heldFor")
        .containsExactly(
            List.of(Map.of("member", "text", "rule", "NAME_TITLE", "offset", 8, "length", 11)));
    deciding(moderator, held, 1, "release").statusCode(200).body("$", not(hasKey("heldFor")));
  }

  @Test
  void why_a_text_is_held_nobody_else_is_told() {
    String post = add(ben, discussion, post("We have."));
    deciding(moderator, post, 1, "reject").statusCode(200);
    editing(ben, discussion, post, 2, "Seen by Mr. Example.")
        .statusCode(200)
        .body("heldFor.rule", contains("NAME_TITLE"));

    for (var other : List.of(ada, ben.another(ClientKind.PERSON))) {
      other
          .given()
          .get(posts(discussion) + "/" + post)
          .then()
          .statusCode(200)
          .body("state", equalTo("held"))
          .body("$", not(hasKey("heldFor")));
    }
  }

  @Test
  void what_is_released_all_read_and_its_author_reads_why() {
    String held = hold(ada, discussion);

    deciding(moderator, held, 1, "release")
        .statusCode(200)
        .header("ETag", containsString("\"2."))
        .body("state", equalTo("shown"))
        .body("ruling.reason", equalTo(REASON));

    String path = posts(discussion) + "/" + held;
    ben.given()
        .get(path)
        .then()
        .body("text", containsString("Mr. Example"))
        .body("ruling", nullValue());
    ada.given()
        .get(path)
        .then()
        .body("ruling.decision", equalTo("release"))
        .body("ruling.reason", equalTo(REASON));
  }

  @Test
  void what_is_rejected_its_author_alone_reads_and_why() {
    String held = hold(ada, discussion);

    deciding(moderator, held, 1, "reject").statusCode(200).body("state", equalTo("rejected"));

    String path = posts(discussion) + "/" + held;
    ben.given().get(path).then().statusCode(404);
    ada.another(ClientKind.PERSON).given().get(path).then().statusCode(404);
    ada.given()
        .get(path)
        .then()
        .body("text", containsString("Mr. Example"))
        .body("ruling.reason", equalTo(REASON));
    assertThat(TestListing.ids(ben, posts(discussion))).containsExactly(discussion);
  }

  @Test
  void a_released_opening_opens_its_discussion_to_all() {
    var body = question();
    body.put("title", "Seen by Mr. Example of the ward");
    String held = open(ada, body);

    deciding(moderator, held, 1, "release").statusCode(200);

    ben.given().get(PATH + "/" + held).then().statusCode(200).body("posts", equalTo(1));
    posting(ben, held, post("We have.")).statusCode(201);
  }

  @Test
  void a_decision_is_of_the_version_that_was_read() {
    String held = hold(ada, discussion);

    deciding(moderator, held, 2, "release").statusCode(412);
    moderator
        .given()
        .body(Map.of("decision", "release", "reason", REASON))
        .post(PATH + "/queue/" + held + "/decision")
        .then()
        .statusCode(428);

    assertThat(queued(held)).containsExactly(held);
  }

  @Test
  void what_nobody_reported_a_moderator_rejects_and_releases_again() {
    String shown = add(ben, discussion, post("We have."));
    String path = posts(discussion) + "/" + shown;

    deciding(moderator, shown, 1, "release")
        .statusCode(409)
        .body("detail", containsString("Now: shown"));
    deciding(moderator, shown, 2, "reject").statusCode(412).body("detail", containsString("\"1\""));
    deciding(moderator, shown, 1, "reject").statusCode(200).body("state", equalTo("rejected"));
    ada.given().get(path).then().body("$", not(hasKey("text")));
    deciding(moderator, shown, 2, "reject").statusCode(409);
    deciding(moderator, shown, 2, "release").statusCode(200);
    ada.given().get(path).then().body("text", equalTo("We have."));
  }

  @Test
  void of_two_moderators_at_once_one_decides_and_the_other_is_told() throws Exception {
    String held = hold(ada, discussion);
    var other = TestClinic.network();

    var statuses =
        inLine(
            held,
            List.of(
                () -> deciding(moderator, held, 1, "release").extract().statusCode(),
                () -> deciding(other, held, 1, "reject").extract().statusCode()));

    assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    String decided = statuses.getFirst() == 200 ? "release" : "reject";
    ada.given()
        .get(posts(discussion) + "/" + held)
        .then()
        .body("version", equalTo(2))
        .body("ruling.decision", equalTo(decided));
  }

  @Test
  void what_readers_report_waits_with_their_reasons_each_reader_counted_once() {
    String reported = add(ben, discussion, post("We have."));
    var cleo = person();
    reporting(ada, discussion, reported, "unsafe").statusCode(204);
    reporting(ada, discussion, reported, "abusive").statusCode(204);
    reporting(cleo, discussion, reported, "off-topic").statusCode(204);

    var waiting = queue().stream().filter(each -> postIn(each).equals(reported)).toList();

    assertThat(waiting).hasSize(1);
    assertThat(waiting.getFirst())
        .containsEntry("reports", 2)
        .containsEntry("reasons", List.of("off-topic", "unsafe"));
  }

  @Test
  void a_reported_post_that_is_rejected_leaves_its_place() {
    String reported = add(ben, discussion, post("We have."));
    reporting(ada, discussion, reported, "unsafe").statusCode(204);

    deciding(moderator, reported, 1, "reject").statusCode(200);

    ada.given()
        .get(posts(discussion) + "/" + reported)
        .then()
        .statusCode(200)
        .body("state", equalTo("rejected"))
        .body("text", nullValue())
        .body("html", nullValue())
        .body("ruling", nullValue());
    ada.given().get(PATH + "/" + discussion).then().body("posts", equalTo(1));
    assertThat(queued(reported)).isEmpty();
  }

  @Test
  void a_rejected_opening_takes_its_title_and_statements_along() {
    reporting(ben, discussion, discussion, "identifying").statusCode(204);

    deciding(moderator, discussion, 1, "reject").statusCode(200);

    ben.given()
        .get(PATH + "/" + discussion)
        .then()
        .statusCode(200)
        .body("opening.title", nullValue())
        .body("opening.text", nullValue())
        .body("conflicts", nullValue())
        .body("anchor.code", equalTo("dissociation"));
    posting(ben, discussion, post("And?"))
        .statusCode(409)
        .body("detail", containsString("Now: rejected"));
  }

  @Test
  void a_reported_post_that_is_released_stays_and_can_be_reported_anew() {
    String reported = add(ben, discussion, post("We have."));
    reporting(ada, discussion, reported, "unsafe").statusCode(204);

    deciding(moderator, reported, 1, "release").statusCode(200);
    assertThat(queued(reported)).isEmpty();
    reporting(ada, discussion, reported, "unsafe").statusCode(204);

    assertThat(queued(reported)).containsExactly(reported);
  }

  @Test
  void only_what_others_read_is_reported_and_by_others() {
    String held = hold(ada, discussion);

    reporting(ada, discussion, discussion, "unsafe").statusCode(409);
    reporting(ada, discussion, held, "unsafe").statusCode(409);
    reporting(ben, discussion, held, "unsafe").statusCode(404);
  }

  @Test
  void a_locked_discussion_is_read_with_the_reason_and_takes_nothing() {
    String tag = ben.given().get(PATH + "/" + discussion).header("ETag");

    locking(moderator, discussion)
        .statusCode(200)
        .body("lock.reason", equalTo("Asked and answered."));

    posting(ada, discussion, post("And?"))
        .statusCode(409)
        .body("detail", containsString("Asked and answered."));
    ben.given()
        .header("If-None-Match", tag)
        .get(PATH + "/" + discussion)
        .then()
        .statusCode(200)
        .body("lock.reason", equalTo("Asked and answered."));
    locking(moderator, discussion).statusCode(409);
  }

  @Test
  void nothing_is_stored_behind_a_lock_that_was_asked_for_before() throws Exception {
    String written = add(ben, discussion, post("We have."));

    var statuses =
        TestLock.inLine(
            "select from discussion where id = '%s' for update".formatted(discussion),
            List.of(
                () -> locking(moderator, discussion).extract().statusCode(),
                () -> posting(ben, discussion, post("And?")).extract().statusCode(),
                () -> editing(ben, discussion, written, 1, "We had.").extract().statusCode()));

    assertThat(statuses).containsExactly(200, 409, 409);
    assertThat(TestListing.ids(ada, posts(discussion))).containsExactly(written, discussion);
  }

  @Test
  void nothing_is_added_behind_the_rejection_of_an_opening() throws Exception {
    reporting(ben, discussion, discussion, "unsafe").statusCode(204);

    var statuses =
        inLine(
            discussion,
            List.of(
                () -> deciding(moderator, discussion, 1, "reject").extract().statusCode(),
                () -> posting(ben, discussion, post("And?")).extract().statusCode()));

    assertThat(statuses).containsExactly(200, 409);
  }

  @Test
  void nothing_is_added_behind_the_retraction_of_an_opening() throws Exception {
    var statuses =
        inLine(
            discussion,
            List.of(
                () -> retracting(ada, discussion, discussion, 1).extract().statusCode(),
                () -> posting(ben, discussion, post("And?")).extract().statusCode()));

    assertThat(statuses).containsExactly(204, 409);
  }

  @Test
  void an_unlocked_discussion_goes_on() {
    locking(moderator, discussion).statusCode(200);

    moderator.given().delete(PATH + "/" + discussion + "/lock").then().statusCode(204);

    posting(ben, discussion, post("We have.")).statusCode(201);
    ben.given().get(PATH + "/" + discussion).then().body("lock", nullValue());
  }

  @Test
  void whoever_is_suspended_writes_nothing_reads_on_and_is_told_why() {
    String author = TestDiscussions.name(ada, "Ada Example");

    suspending(moderator, author).statusCode(200).body("suspension.reason", equalTo("Advertises."));

    opening(ada, question()).statusCode(403).body("detail", containsString("Advertises."));
    posting(ada, discussion, post("And?")).statusCode(403);
    ada.given().get(PATH + "/" + discussion).then().statusCode(200);
    var colleague = ada.another(ClientKind.PERSON);
    posting(colleague, discussion, post("We have.")).statusCode(201);
    suspending(moderator, author).statusCode(409);
  }

  @Test
  void whoever_is_suspended_no_more_writes_again() {
    String author = TestDiscussions.name(ada, "Ada Example");
    suspending(moderator, author).statusCode(200);

    moderator.given().delete(PATH + "/authors/" + author + "/suspension").then().statusCode(204);

    posting(ada, discussion, post("And?")).statusCode(201);
  }

  @ParameterizedTest
  @CsvSource({
    "decision, Ask somebody@example.org.",
    "lock, Ask somebody@example.org.",
    "suspension, Ask somebody@example.org.",
    "decision, Seen by Mr. Example.",
    "lock, Seen by Mr. Example on March 14th.",
    "lock, Seen by Mr. **Example**.",
    "suspension, Seen by Mr. Example.",
  })
  void a_reason_identifies_nobody_since_no_moderator_would_look_at_it(String step, String reason) {
    String held = hold(ada, discussion);
    var paths =
        Map.of(
            "decision", PATH + "/queue/" + held + "/decision",
            "lock", PATH + "/" + discussion + "/lock",
            "suspension", PATH + "/authors/" + TestDiscussions.name(ada, "Ada") + "/suspension");
    String decision = step.equals("decision") ? "\"decision\": \"reject\", " : "";

    moderator
        .given()
        .header("If-Match", "\"1\"")
        .body("{" + decision + "\"reason\": \"" + reason + "\"}")
        .post(paths.get(step))
        .then()
        .statusCode(422)
        .body("errors.pointer", everyItem(equalTo("/reason")));
  }

  @Test
  void what_is_masked_in_a_reason_is_not_stored() {
    moderator
        .given()
        .body(Map.of("reason", "Tells of a 94-year-old patient."))
        .post(PATH + "/" + discussion + "/lock")
        .then()
        .statusCode(200);

    ben.given()
        .get(PATH + "/" + discussion)
        .then()
        .body("lock.reason", not(containsString("94")))
        .body("lock.reason", containsString("patient."));
  }

  @Test
  void what_is_not_there_is_neither_decided_nor_locked_nor_suspended() {
    String nothing = "00000000-0000-4000-8000-000000000000";

    deciding(moderator, nothing, 1, "release").statusCode(404);
    locking(moderator, nothing).statusCode(404);
    suspending(moderator, nothing).statusCode(404);
  }

  @Test
  void every_step_is_in_the_networks_log() {
    String held = hold(ada, discussion);
    String author = TestDiscussions.name(ada, "Ada Example");
    deciding(moderator, held, 1, "release").statusCode(200);
    reporting(ben, discussion, held, "unsafe").statusCode(204);
    deciding(moderator, held, 2, "reject").statusCode(200);
    locking(moderator, discussion).statusCode(200);
    moderator.given().delete(PATH + "/" + discussion + "/lock").then().statusCode(204);
    suspending(moderator, author).statusCode(200);
    moderator.given().delete(PATH + "/authors/" + author + "/suspension").then().statusCode(204);

    assertThat(steps(moderator))
        .containsExactly(
            "resume " + author,
            "suspend " + author,
            "unlock " + discussion,
            "lock " + discussion,
            "reject " + held,
            "release " + held);
    assertThat(steps(ben)).contains("report " + held);
  }

  /** What this caller is told to have done to what, newest first. */
  private static List<String> steps(TestClinic caller) {
    return caller
        .given()
        .get("/v1/audit?limit=100")
        .<List<Map<String, Object>>>path("items")
        .stream()
        .filter(entry -> caller.client().equals(entry.get("client")))
        .filter(entry -> !List.of("read", "list").contains(entry.get("action")))
        .map(entry -> entry.get("action") + " " + entry.get("id"))
        .toList();
  }

  private List<Map<String, Object>> queue() {
    return TestListing.items(moderator, PATH + "/queue?limit=7");
  }

  /** Which of these wait, in their order. */
  private List<String> queued(String... posts) {
    return queue().stream().map(TestDiscussions::postIn).filter(List.of(posts)::contains).toList();
  }
}
