package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.ATOM;
import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.add;
import static health.consilium.discussion.TestDiscussions.deciding;
import static health.consilium.discussion.TestDiscussions.editing;
import static health.consilium.discussion.TestDiscussions.feedKey;
import static health.consilium.discussion.TestDiscussions.hold;
import static health.consilium.discussion.TestDiscussions.inLine;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.posts;
import static health.consilium.discussion.TestDiscussions.postsIn;
import static health.consilium.discussion.TestDiscussions.question;
import static health.consilium.discussion.TestDiscussions.reporting;
import static health.consilium.discussion.TestDiscussions.retracting;
import static health.consilium.discussion.TestDiscussions.withFeedKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What others read while an edit waits for a moderator. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HeldEditTest {
  private static final String SHOWN = "We have.";

  /** The word that nothing else has. */
  private static final String CANARY = "wqzedxcanary";

  private static final String HELD = "Seen by Mr. Example of the ward: " + CANARY + ".";

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
    post = add(ben, discussion, post(SHOWN));
  }

  @Test
  void what_was_shown_stays_shown_and_the_edit_waits_beside_it() {
    String tag = ada.given().get(path(post)).header("ETag");

    editing(ben, discussion, post, 1, HELD)
        .statusCode(200)
        .header("ETag", containsString("\"2."))
        .body("state", equalTo("shown"))
        .body("text", equalTo(SHOWN))
        .body("edit.state", equalTo("held"))
        .body("edit.version", equalTo(2))
        .body("edit.heldFor.rule", contains("NAME_TITLE"))
        .body("edit.text", equalTo(HELD));

    moderator.given().get(path(post)).then().body("edit.text", equalTo(HELD));
    for (var reader : List.of(ada, ben.another(ClientKind.PERSON))) {
      reader
          .given()
          .get(path(post))
          .then()
          .header("ETag", equalTo(tag))
          .body("text", equalTo(SHOWN))
          .body("$", not(hasKey("edit")))
          .body("$", not(hasKey("editedAt")));
    }
    assertThat(queued()).containsOnlyOnce(post);
  }

  @Test
  void nobody_meets_a_waiting_edit_wherever_they_look() {
    editing(ben, discussion, post, 1, HELD).statusCode(200);
    ada.given()
        .header("If-Match", "\"1\"")
        .body(Map.of("title", HELD, "text", HELD, "conflicts", HELD))
        .put(path(discussion))
        .then()
        .statusCode(200);

    for (var reader : List.of(ada.another(ClientKind.PERSON), person())) {
      assertThat(withFeedKey(feedKey(reader)).get(ATOM))
          .extracting(feed -> feed.asString())
          .asString()
          .contains("<entry>", String.valueOf(question().get("title")))
          .doesNotContain(CANARY);
      for (String path :
          List.of(
              PATH + "?limit=100",
              PATH + "/" + discussion,
              posts(discussion),
              path(post),
              path(discussion),
              PATH + "/posts/new?limit=100",
              PATH + "/posts?q=ward",
              PATH + "/posts?q=infusion")) {
        var answer = reader.given().get(path).then().statusCode(200).extract();
        assertThat(answer.asString()).as(path).doesNotContain(CANARY);
      }
    }
    for (var reader : List.of(ada, ben, moderator)) {
      reader.given().get(PATH + "/posts?q=" + CANARY).then().body("items", empty());
    }
    person().given().get(path(post) + "/history").then().statusCode(403);
  }

  @Test
  void a_released_edit_is_read_by_all() {
    editing(ben, discussion, post, 1, HELD).statusCode(200);

    deciding(moderator, post, 2, "release").statusCode(200).body("text", equalTo(HELD));

    ada.given()
        .get(path(post))
        .then()
        .body("text", equalTo(HELD))
        .body("version", equalTo(2))
        .body("$", hasKey("editedAt"))
        .body("$", not(hasKey("ruling")));
    ben.given()
        .get(path(post))
        .then()
        .body("ruling.decision", equalTo("release"))
        .body("$", not(hasKey("edit")));
    assertThat(queued()).doesNotContain(post);
    assertThat(history(post))
        .containsExactly("3 shown " + HELD, "2 held " + HELD, "1 shown " + SHOWN);
  }

  @Test
  void others_count_what_they_could_read_and_nothing_between() {
    editing(ben, discussion, post, 1, HELD).statusCode(200);
    deciding(moderator, post, 2, "reject").statusCode(200);
    reporting(ada, discussion, post, "unsafe").statusCode(204);
    deciding(moderator, post, 1, "release").statusCode(200);
    assertThat(version(ada, post)).isEqualTo(1);

    editing(ben, discussion, post, 4, "We have, twice.").statusCode(200);
    deciding(moderator, post, 5, "release").statusCode(200);

    assertThat(version(ada, post)).isEqualTo(2);
    assertThat(version(ben, post)).isEqualTo(6);
    assertThat(version(moderator, post)).isEqualTo(6);
    retracting(ben, discussion, post, 6).statusCode(204);
    assertThat(version(ada, post)).isEqualTo(3);
  }

  @Test
  void what_others_could_not_read_before_is_the_first_version_to_them() {
    String held = hold(ben, discussion);
    deciding(moderator, held, 1, "reject").statusCode(200);
    editing(ben, discussion, held, 2, "Seen on the ward.").statusCode(200);

    deciding(moderator, held, 3, "release").statusCode(200);

    assertThat(version(ada, held)).isEqualTo(1);
    assertThat(version(ben, held)).isEqualTo(4);
  }

  @Test
  void of_a_rejected_edit_its_author_reads_why_and_others_nothing() {
    editing(ben, discussion, post, 1, HELD).statusCode(200);

    deciding(moderator, post, 2, "reject").statusCode(200).body("edit.state", equalTo("rejected"));

    ada.given()
        .get(path(post))
        .then()
        .body("text", equalTo(SHOWN))
        .body("version", equalTo(1))
        .body("$", not(hasKey("edit")));
    ben.given()
        .get(path(post))
        .then()
        .body("text", equalTo(SHOWN))
        .body("edit.text", equalTo(HELD))
        .body("edit.ruling.reason", equalTo("The ward could be recognised."));
    assertThat(queued()).doesNotContain(post);
    deciding(moderator, post, 3, "release").statusCode(409);
    assertThat(history(post))
        .containsExactly("3 rejected " + HELD, "2 held " + HELD, "1 shown " + SHOWN);
  }

  @Test
  void a_further_edit_takes_the_place_of_the_one_that_waits_and_waits_too() {
    editing(ben, discussion, post, 1, HELD).statusCode(200);

    editing(ben, discussion, post, 1, "Seen on the ward.").statusCode(412);
    editing(ben, discussion, post, 2, "Seen on the ward.")
        .statusCode(200)
        .body("text", equalTo(SHOWN))
        .body("edit.state", equalTo("held"))
        .body("edit.version", equalTo(3));

    deciding(moderator, post, 2, "release").statusCode(412);
    ada.given().get(path(post)).then().body("text", equalTo(SHOWN));
    deciding(moderator, post, 3, "release").statusCode(200);
    ada.given().get(path(post)).then().body("text", equalTo("Seen on the ward."));
    assertThat(history(post))
        .containsExactly(
            "4 shown Seen on the ward.",
            "3 held Seen on the ward.",
            "2 held " + HELD,
            "1 shown " + SHOWN);
  }

  @Test
  void what_follows_a_rejected_edit_waits_whatever_it_says() {
    editing(ben, discussion, post, 1, HELD).statusCode(200);
    deciding(moderator, post, 2, "reject").statusCode(200);

    editing(ben, discussion, post, 3, "Seen on the ward.")
        .statusCode(200)
        .body("edit.state", equalTo("held"))
        .body("edit", not(hasKey("ruling")));

    ada.given().get(path(post)).then().body("text", equalTo(SHOWN));
    assertThat(queued()).containsOnlyOnce(post);
  }

  @Test
  void the_same_edit_is_no_further_one() {
    editing(ben, discussion, post, 1, HELD).statusCode(200);

    editing(ben, discussion, post, 2, HELD).statusCode(200).body("edit.version", equalTo(2));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void of_two_moderators_at_once_one_decides_of_the_edit_and_the_other_is_told(boolean swapped)
      throws Exception {
    editing(ben, discussion, post, 1, HELD).statusCode(200);
    var other = TestClinic.network();

    var statuses =
        atOnce(
            swapped,
            () -> deciding(moderator, post, 2, "release").extract().statusCode(),
            () -> deciding(other, post, 2, "reject").extract().statusCode());

    assertThat(statuses).containsExactlyInAnyOrder(200, swapped ? 409 : 412);
    assertThat(othersRead()).isEqualTo(statuses.getFirst() == 200 ? HELD : SHOWN);
    assertThat(history(post)).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_decision_at_the_time_of_a_further_edit_is_of_what_the_moderator_read(boolean swapped)
      throws Exception {
    editing(ben, discussion, post, 1, HELD).statusCode(200);

    var statuses =
        atOnce(
            swapped,
            () -> deciding(moderator, post, 2, "release").extract().statusCode(),
            () ->
                editing(ben, discussion, post, 2, "Seen by Mr. Another of the ward.")
                    .extract()
                    .statusCode());

    assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    assertThat(othersRead()).isEqualTo(statuses.getFirst() == 200 ? HELD : SHOWN);
    editing(ben, discussion, post, 3, "Seen on the ward.").statusCode(200);
    assertThat(history(post)).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_release_at_the_time_of_a_retraction_shows_nothing_again(boolean swapped) throws Exception {
    editing(ben, discussion, post, 1, HELD).statusCode(200);

    var statuses =
        atOnce(
            swapped,
            () -> deciding(moderator, post, 2, "release").extract().statusCode(),
            () -> retracting(ben, discussion, post, 2).extract().statusCode());

    assertThat(statuses).isIn(List.of(200, 412), List.of(409, 204));
    assertThat(othersRead()).isEqualTo(statuses.getFirst() == 200 ? HELD : null);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void of_two_edits_at_once_one_is_made_and_the_other_is_told(boolean swapped) throws Exception {
    String clean = "Seen on the ward.";

    var statuses =
        atOnce(
            swapped,
            () -> editing(ben, discussion, post, 1, HELD).extract().statusCode(),
            () -> editing(ben, discussion, post, 1, clean).extract().statusCode());

    assertThat(statuses).containsExactlyInAnyOrder(200, 412);
    assertThat(othersRead()).isEqualTo(statuses.getFirst() == 200 ? SHOWN : clean);
  }

  @Test
  void what_an_older_replica_takes_back_no_release_of_an_edit_shows_again() throws Exception {
    editing(ben, discussion, post, 1, HELD).statusCode(200);
    changeKnowingNoEdits("state = 'retracted', body = null");

    assertThat(queued()).doesNotContain(post);
    deciding(moderator, post, 2, "release").statusCode(409);

    moderator
        .given()
        .get(path(post))
        .then()
        .body("state", equalTo("retracted"))
        .body("$", not(hasKey("edit")));
  }

  @Test
  void what_an_older_replica_writes_anew_no_release_of_an_edit_takes_back() throws Exception {
    editing(ben, discussion, post, 1, HELD).statusCode(200);
    changeKnowingNoEdits("body = 'We have, twice.', edited_at = now()");

    assertThat(queued()).doesNotContain(post);
    deciding(moderator, post, 2, "release").statusCode(409);
    assertThat(othersRead()).isEqualTo("We have, twice.");
  }

  @Test
  void what_an_older_replica_changes_has_another_version_than_the_edit() throws Exception {
    editing(ben, discussion, post, 1, HELD).statusCode(200);
    changeKnowingNoEdits("body = 'We have, twice.'");

    editing(ben, discussion, post, 3, "Seen on the ward.").statusCode(200);
    deciding(moderator, post, 4, "release").statusCode(200);

    assertThat(history(post))
        .containsExactly(
            "5 shown Seen on the ward.",
            "4 held Seen on the ward.",
            "3 shown We have, twice.",
            "2 held " + HELD);
  }

  @Test
  void a_retraction_takes_the_edit_along() {
    editing(ben, discussion, post, 1, HELD).statusCode(200);

    retracting(ben, discussion, post, 1).statusCode(412);
    retracting(ben, discussion, post, 2).statusCode(204);

    for (var reader : List.of(ada, ben, moderator)) {
      reader
          .given()
          .get(path(post))
          .then()
          .body("state", equalTo("retracted"))
          .body("$", not(hasKey("text")))
          .body("$", not(hasKey("edit")));
    }
    assertThat(queued()).doesNotContain(post);
    deciding(moderator, post, 2, "release").statusCode(409);
    assertThat(history(post))
        .containsExactly("3 retracted null", "2 held " + HELD, "1 shown " + SHOWN);
  }

  @Test
  void a_reported_text_and_the_edit_beside_it_are_decided_each_by_its_version() {
    reporting(ada, discussion, post, "unsafe").statusCode(204);
    editing(ben, discussion, post, 1, HELD).statusCode(200);

    deciding(moderator, post, 1, "reject").statusCode(200);
    ada.given()
        .get(path(post))
        .then()
        .body("state", equalTo("rejected"))
        .body("$", not(hasKey("text")));
    assertThat(queued()).containsOnlyOnce(post);
    deciding(moderator, post, 2, "release").statusCode(200);

    ada.given().get(path(post)).then().body("state", equalTo("shown")).body("text", equalTo(HELD));
    assertThat(queued()).doesNotContain(post);
  }

  @Test
  void who_names_both_texts_that_wait_is_told_the_tag_of_each() {
    reporting(ada, discussion, post, "unsafe").statusCode(204);
    editing(ben, discussion, post, 1, HELD).statusCode(200);
    var queued = queuedPost();

    for (String tag : List.of("*", "\"1\", \"2\"", "\"3\"")) {
      deciding(moderator, post, tag, "release")
          .statusCode(412)
          .body("detail", endsWith("Now: \"1\" for the post, \"2\" for the edit"));
    }

    assertThat(queued).containsEntry("textTag", "\"1\"").containsEntry("editTag", "\"2\"");
    assertThat(othersRead()).isEqualTo(SHOWN);
  }

  @Test
  void after_the_text_is_decided_the_queue_still_tells_how_the_edit_is() {
    reporting(ada, discussion, post, "unsafe").statusCode(204);
    editing(ben, discussion, post, 1, HELD).statusCode(200);
    deciding(moderator, post, "\"1\"", "release").statusCode(200);

    String etag = moderator.given().get(path(post)).header("ETag");
    deciding(moderator, post, etag, "release")
        .statusCode(412)
        .body("detail", endsWith("Now: \"2\" for the edit"));
    var queued = queuedPost();
    assertThat(queued).doesNotContainKey("textTag");
    deciding(moderator, post, String.valueOf(queued.get("editTag")), "release").statusCode(200);

    assertThat(othersRead()).isEqualTo(HELD);
  }

  /**
   * What two requests are answered that wait for the post together; swapped, the other is first.
   */
  private List<Integer> atOnce(boolean swapped, Callable<Integer> one, Callable<Integer> other)
      throws Exception {
    return swapped
        ? inLine(post, List.of(other, one)).reversed()
        : inLine(post, List.of(one, other));
  }

  /** Changes the post as a replica does that counts the versions of its text alone. */
  private void changeKnowingNoEdits(String change) throws SQLException {
    try (var superuser = TestConnection.superuser();
        var statement = superuser.createStatement()) {
      statement.execute(
          "update discussion_post set version = version + 1, changed_at = now(),"
              + " changed_by = 'somebody', %s where id = '%s'".formatted(change, post));
    }
  }

  private @Nullable String othersRead() {
    return ada.given().get(path(post)).path("text");
  }

  private String path(String post) {
    return posts(discussion) + "/" + post;
  }

  private Map<String, Object> queuedPost() {
    return TestListing.items(moderator, PATH + "/queue?limit=100").stream()
        .filter(line -> TestDiscussions.postIn(line).equals(post))
        .findFirst()
        .orElseThrow();
  }

  private List<String> queued() {
    return postsIn(moderator, PATH + "/queue?limit=100");
  }

  private List<String> history(String post) {
    return TestListing.items(moderator, path(post) + "/history?limit=2").stream()
        .map(each -> each.get("version") + " " + each.get("state") + " " + each.get("text"))
        .toList();
  }

  private int version(TestClinic reader, String id) {
    return reader.given().get(path(id)).then().statusCode(200).extract().path("version");
  }
}
