package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.ATOM;
import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.add;
import static health.consilium.discussion.TestDiscussions.feedKey;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.posts;
import static health.consilium.discussion.TestDiscussions.question;
import static health.consilium.discussion.TestDiscussions.retracting;
import static health.consilium.discussion.TestDiscussions.withFeedKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.platform.keys.Secret;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.postgres.TestLock;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Private feeds, and the keys that open them. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FeedTest {
  private static final String NO_KEY_IS_STORED = "lock table discussion_feed in share mode";

  @Inject Database database;

  private TestClinic ada;
  private TestClinic ben;

  @BeforeEach
  void arrive() {
    ada = person();
    ben = person();
  }

  @Test
  void a_key_opens_what_is_new_but_not_what_it_says() throws Exception {
    String discussion = open(ada, question());
    String post = add(ben, discussion, post("We have, and never tell a feed."));
    String own = add(ada, discussion, post("To what?"));

    var feed = reading(feedKey(ada)).statusCode(200).contentType("application/atom+xml").extract();

    var entry = entry(feed.asString(), post);
    assertThat(text(entry, "title")).isEqualTo(question().get("title"));
    assertThat(text(entry, "name")).isEqualTo("A clinic");
    assertThat(((Element) entry.getElementsByTagName("link").item(0)).getAttribute("href"))
        .isEqualTo(posts(discussion) + "/" + post);
    assertThat(feed.asString())
        .contains("<link rel=\"self\" href=\"" + ATOM + "\"/>")
        .doesNotContain("never tell a feed", own);
    assertThat(feed.header("Cache-Control")).isEqualTo("no-cache, private");
  }

  @Test
  void who_has_the_feed_is_not_sent_it_again_until_it_changes() {
    String discussion = open(ada, question());
    String key = feedKey(ada);
    String other = feedKey(ada);
    String tag = reading(key).statusCode(200).extract().header("ETag");

    revisiting(key, tag).statusCode(304);
    revisiting(other, tag).statusCode(200);
    add(ben, discussion, post("We have."));
    revisiting(key, tag).statusCode(200);
  }

  @Test
  void that_of_what_is_followed_is_a_feed_of_its_own_by_the_same_key() throws Exception {
    String here = add(ben, open(ada, question()), post("We have."));
    String elsewhere = open(ben, question());
    String key = feedKey(ada);

    var whole = reading(key).statusCode(200).extract();
    var followed = readingFollowed(key).statusCode(200).contentType("application/atom+xml");
    String feed = followed.extract().asString();

    assertThat(whole.asString()).contains(here, elsewhere);
    assertThat(feed).contains(here).doesNotContain(elsewhere);
    assertThat(text(parsed(feed).getDocumentElement(), "id"))
        .isEqualTo(text(parsed(whole.asString()).getDocumentElement(), "id") + "#followed");
    assertThat(followed.extract().header("ETag")).isNotEqualTo(whole.header("ETag"));
  }

  @Test
  void nothing_is_new_in_what_nobody_follows() {
    open(ada, question());

    assertThat(readingFollowed(feedKey(ada.another(ClientKind.PERSON))).extract().asString())
        .contains("<feed")
        .doesNotContain("<entry");
  }

  @Test
  void the_feed_of_what_is_followed_opens_to_nobody_else() {
    String key = feedKey(ada);
    withFeedKey(key).get(ATOM + "?followed=yes").then().statusCode(400);
    RestAssured.given().get(ATOM + "?followed=true").then().statusCode(401);

    TestDiscussions.suspendClinic(ada);

    readingFollowed(key).statusCode(403);
  }

  @Test
  void a_key_that_is_no_good_is_not_told_that_nothing_changed() {
    String key = feedKey(ada);
    String id = ada.given().get(PATH + "/feeds").path("items[0].id");
    String tag = reading(key).statusCode(200).extract().header("ETag");

    ada.given().delete(PATH + "/feeds/" + id).then().statusCode(204);

    revisiting(key, tag).statusCode(401);
  }

  @Test
  void keys_end_for_ever_when_a_moderator_suspends_their_owner() {
    String author = TestDiscussions.name(ada, "Ada Example");
    String key = feedKey(ada);
    String other = feedKey(ada.another(ClientKind.PERSON));
    var moderator = TestClinic.network();

    TestDiscussions.suspending(moderator, author).statusCode(200);

    reading(key).statusCode(401);
    ada.given().post(PATH + "/feeds").then().statusCode(403);
    resuming(moderator, author).statusCode(204);
    reading(key).statusCode(401);
    reading(other).statusCode(200);
    reading(feedKey(ada)).statusCode(200);
  }

  @Test
  void whoever_was_not_suspended_keeps_the_keys() {
    String author = TestDiscussions.name(ada, "Ada Example");
    String key = feedKey(ada);

    resuming(TestClinic.network(), author).statusCode(204);

    reading(key).statusCode(200);
  }

  @Test
  void what_keys_a_replica_of_an_earlier_version_left_open_nothing_either() throws SQLException {
    String author = TestDiscussions.name(ada, "Ada Example");
    String key = feedKey(ada);
    try (var superuser = TestConnection.superuser();
        var suspend =
            superuser.prepareStatement(
                "update discussion_author set suspended_at = now(), suspension_reason = 'Advertises.'"
                    + " where id = ?::uuid")) {
      suspend.setString(1, author);
      suspend.executeUpdate();
    }

    assertThat(reading(key).statusCode(403).extract().asString()).doesNotContain("<entry");
    resuming(TestClinic.network(), author).statusCode(204);
    reading(key).statusCode(401);
  }

  @Test
  void a_key_that_is_being_made_ends_with_its_owners_suspension() throws Exception {
    String author = TestDiscussions.name(ada, "Ada Example");
    var moderator = TestClinic.network();

    var answers =
        TestLock.<ValidatableResponse>inLine(
            NO_KEY_IS_STORED,
            List.of(
                () -> ada.given().post(PATH + "/feeds").then(),
                () -> TestDiscussions.suspending(moderator, author)));

    answers.getLast().statusCode(200);
    reading(answers.getFirst().statusCode(201).extract().path("token")).statusCode(401);
  }

  @Test
  void a_key_is_a_persons() {
    TestClinic.open().given().post(PATH + "/feeds").then().statusCode(403);
  }

  @Test
  void what_was_taken_back_leaves_the_feed() {
    String discussion = open(ada, question());
    String post = add(ben, discussion, post("We have."));
    String key = feedKey(ada);
    retracting(ben, discussion, post, 1).statusCode(204);

    assertThat(reading(key).extract().asString()).doesNotContain(post).contains("<feed");
  }

  @Test
  void whatever_a_title_holds_the_feed_is_xml() throws Exception {
    var body = question();
    body.put("title", "Doses <b>&amp; ]]> \uFFFE \uD83D\uDE00");
    String discussion = open(ada, body);

    var feed = reading(feedKey(ben)).statusCode(200).extract().asString();

    assertThat(text(entry(feed, discussion), "title"))
        .isEqualTo("Doses <b>&amp; ]]> \uFFFD \uD83D\uDE00");
  }

  @Test
  void a_key_is_told_once_and_kept_as_a_hash() {
    String name = "feed-" + ada.id();
    var first = making(ada, name);
    String key = first.path("token");

    assertThat(making(ada, name).header("Idempotency-Replayed")).isEqualTo("true");
    making(ada, name).then().body("id", equalTo(first.path("id"))).body("$", not(hasKey("token")));
    ada.given()
        .get(PATH + "/feeds")
        .then()
        .body("items.id", contains(first.<String>path("id")))
        .body("items[0]", not(hasKey("token")));
    var stored =
        database.list(
            "select encode(sha256, 'hex') || row_to_json(f)::text as line from discussion_feed f"
                + " where client = ?",
            List.of(ada.client()),
            row -> row.getString("line"));
    assertThat(stored).hasSize(1).noneMatch(line -> line.contains(key));
    assertThat(database.list("select body from idempotency", List.of(), row -> row.getString(1)))
        .filteredOn(Objects::nonNull)
        .noneMatch(answer -> answer.contains(key));
    assertThat(new Secret(key).toString()).doesNotContain(key);
  }

  @Test
  void a_revoked_key_opens_nothing() {
    String id = making(ada, "feed-" + ada.id()).path("id");
    String other = feedKey(ada);
    String key = feedKey(ada);
    String keyId = ada.given().get(PATH + "/feeds").path("items[0].id");

    ada.given().delete(PATH + "/feeds/" + keyId).then().statusCode(204);

    reading(key).statusCode(401).header("WWW-Authenticate", equalTo("Basic realm=\"consilium\""));
    reading(other).statusCode(200);
    ada.given().delete(PATH + "/feeds/" + keyId).then().statusCode(204);
    ada.given().get(PATH + "/feeds").then().body("items.id", hasItem(id)).body("items", hasSize(2));
  }

  @Test
  void nobody_revokes_the_key_of_another() {
    String key = feedKey(ada);
    String id = ada.given().get(PATH + "/feeds").path("items[0].id");

    ben.given().delete(PATH + "/feeds/" + id).then().statusCode(404);

    reading(key).statusCode(200);
  }

  @Test
  void an_old_key_opens_nothing() {
    String key = feedKey(ada);
    database.update(
        "update discussion_feed set expires_at = created_at where client = ?", ada.client());

    reading(key).statusCode(401);
  }

  @Test
  void a_key_opens_nothing_once_its_owner_is_revoked_or_the_clinic_suspended() {
    String revoked = feedKey(ada);
    String suspended = feedKey(ben);
    var admin = TestClinic.network();
    String clients = "/v1/clinics/" + ada.id() + "/clients";
    var client = admin.given().get(clients).then().extract().<Map<String, Object>>path("items[0]");
    admin
        .given()
        .header("If-Match", "\"" + client.get("version") + "\"")
        .delete(clients + "/" + client.get("id"))
        .then()
        .statusCode(204);
    TestDiscussions.suspendClinic(ben);

    reading(revoked).statusCode(403);
    reading(suspended).statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Basic", "Basic !", "Basic bm9jb2xvbg==", "Bearer x", "Basic YTpi"})
  void what_is_no_key_opens_nothing(String authorization) {
    RestAssured.given().header("Authorization", authorization).get(ATOM).then().statusCode(401);
  }

  @Test
  void nobody_comes_in_without_a_key() {
    RestAssured.given().get(ATOM).then().statusCode(401);
    ada.given().get(ATOM).then().statusCode(401);
  }

  @Test
  void nobody_has_more_than_ten_keys() {
    IntStream.range(0, 10).forEach(_ -> feedKey(ada));

    ada.given().post(PATH + "/feeds").then().statusCode(409);

    feedKey(ben);
  }

  @Test
  void two_requests_at_once_do_not_pass_the_limit() throws Exception {
    IntStream.range(0, 9).forEach(_ -> feedKey(ada));

    Callable<Integer> make = () -> ada.given().post(PATH + "/feeds").statusCode();
    var statuses = TestLock.inLine(NO_KEY_IS_STORED, List.of(make, make));

    assertThat(statuses).containsExactlyInAnyOrder(201, 409);
    ada.given().get(PATH + "/feeds").then().body("items", hasSize(10));
  }

  @Test
  void a_key_that_is_being_made_ends_with_the_others() throws Exception {
    var admin = TestClinic.network();

    var answers =
        TestLock.<ValidatableResponse>inLine(
            NO_KEY_IS_STORED,
            List.of(() -> ada.given().post(PATH + "/feeds").then(), () -> revokingAll(admin, ada)));

    answers.getLast().statusCode(204);
    reading(answers.getFirst().statusCode(201).extract().path("token")).statusCode(401);
  }

  @Test
  void an_admin_ends_all_keys_of_a_person_and_no_others() {
    String first = feedKey(ada);
    String second = feedKey(ada);
    var colleague = ada.another(ClientKind.PERSON);
    String other = feedKey(colleague);
    var admin = TestClinic.network();

    revokingAll(admin, ada).statusCode(204);

    reading(first).statusCode(401);
    reading(second).statusCode(401);
    reading(other).statusCode(200);
    ada.given().get(PATH + "/feeds").then().body("items", hasSize(0));
    var entry = admin.given().get("/v1/audit").<Map<String, Object>>path("items[1]");
    assertThat(entry)
        .containsEntry("action", "revoke")
        .containsEntry("id", ada.id().toString())
        .containsEntry("count", 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?clientId=x", "?clinic=00000000-0000-4000-8000-000000000000"})
  void whose_keys_are_to_end_must_be_said(String query) {
    TestClinic.network().given().delete(PATH + "/feeds" + query).then().statusCode(400);
  }

  @Test
  void a_suspended_clinics_keys_answer_nothing() {
    var colleague = ada.another(ClientKind.PERSON);
    var keys = List.of(feedKey(ada), feedKey(colleague));
    String tag = reading(keys.getFirst()).extract().header("ETag");

    TestDiscussions.suspendClinic(ada);

    for (String key : keys) {
      assertThat(reading(key).statusCode(403).extract().asString()).doesNotContain("<entry");
    }
    revisiting(keys.getFirst(), tag).statusCode(403);
  }

  private static ValidatableResponse resuming(TestClinic moderator, String author) {
    return moderator.given().delete(PATH + "/authors/" + author + "/suspension").then();
  }

  private static ValidatableResponse revokingAll(TestClinic admin, TestClinic person) {
    return admin
        .given()
        .queryParam("clinic", person.id().toString())
        .queryParam("clientId", person.client())
        .delete(PATH + "/feeds")
        .then();
  }

  @Test
  void each_reading_is_in_the_log_of_the_owners_clinic() {
    reading(feedKey(ada)).statusCode(200);

    var entry = ada.given().get("/v1/audit").then().extract().<Map<String, Object>>path("items[1]");

    assertThat(entry)
        .containsEntry("action", "read")
        .containsEntry("resource", "feed")
        .containsEntry("client", ada.client());
  }

  private static Response making(TestClinic person, String name) {
    return person.given().header("Idempotency-Key", name).post(PATH + "/feeds");
  }

  private static ValidatableResponse reading(String key) {
    return withFeedKey(key).get(ATOM).then();
  }

  private static ValidatableResponse readingFollowed(String key) {
    return withFeedKey(key).get(ATOM + "?followed=true").then();
  }

  private static ValidatableResponse revisiting(String key, String tag) {
    return withFeedKey(key).header("If-None-Match", tag).get(ATOM).then();
  }

  private static Element entry(String feed, String post) throws Exception {
    var entries = parsed(feed).getElementsByTagName("entry");
    return IntStream.range(0, entries.getLength())
        .mapToObj(i -> (Element) entries.item(i))
        .filter(entry -> text(entry, "id").equals("urn:uuid:" + post))
        .findFirst()
        .orElseThrow();
  }

  private static Document parsed(String feed) throws Exception {
    return DocumentBuilderFactory.newDefaultInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(feed.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(Element entry, String name) {
    return entry.getElementsByTagName(name).item(0).getTextContent();
  }
}
