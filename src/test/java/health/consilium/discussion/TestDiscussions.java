package health.consilium.discussion;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.postgres.TestLock;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Bodies that are right in every field, for tests to change what matters to them. */
public final class TestDiscussions {
  static final String PATH = "/v1/discussions";
  static final String ATOM = PATH + "/feeds/atom";

  private TestDiscussions() {}

  /** A clinician of a clinic of its own. */
  static TestClinic person() {
    return TestClinic.open(ClientKind.PERSON);
  }

  /** About an adverse event, under the clinic alone. */
  public static Map<String, Object> question() {
    var body = new LinkedHashMap<String, Object>();
    body.put("type", "question");
    body.put("title", "Dissociation in the second half of the infusion");
    body.put("text", "Has anybody slowed the infusion for it?");
    body.put("conflicts", "None.");
    body.put("anchor", Map.of("kind", "adverse-event", "code", "dissociation"));
    body.put("byline", "clinic");
    return body;
  }

  /** Of three patients, in bands. */
  static Map<String, Object> caseSeries() {
    var series = new LinkedHashMap<String, Object>();
    series.put("patients", 3);
    series.put("indication", "MDD");
    series.put("drug", "ketamine");
    series.put("route", "IV");
    series.put("ageBands", List.of("30-39", "40-49"));
    series.put("sessions", "4-8");
    series.put("followUp", "month");
    return series;
  }

  public static Map<String, Object> post(String text) {
    var body = new LinkedHashMap<String, Object>();
    body.put("text", text);
    body.put("byline", "clinic");
    return body;
  }

  static ValidatableResponse opening(TestClinic person, Map<String, Object> body) {
    return person.given().body(body).post(PATH).then();
  }

  /** Opens it and returns its id. */
  public static String open(TestClinic person, Map<String, Object> body) {
    return opening(person, body).statusCode(201).extract().path("id");
  }

  static ValidatableResponse posting(
      TestClinic person, String discussion, Map<String, Object> body) {
    return person.given().body(body).post(posts(discussion)).then();
  }

  /** Adds a post and returns its id. */
  public static String add(TestClinic person, String discussion, Map<String, Object> body) {
    return posting(person, discussion, body).statusCode(201).extract().path("id");
  }

  static String posts(String discussion) {
    return PATH + "/" + discussion + "/posts";
  }

  /** Adds a post that the screening holds, and returns its id. */
  static String hold(TestClinic person, String discussion) {
    return add(person, discussion, post("Seen by Mr. Example of the ward."));
  }

  /** A moderator decides of that version of a post. */
  static ValidatableResponse deciding(
      TestClinic moderator, String post, int version, String decision) {
    return deciding(moderator, post, "\"" + version + "\"", decision);
  }

  /** A moderator decides of the text of a post that has that tag. */
  static ValidatableResponse deciding(
      TestClinic moderator, String post, String tag, String decision) {
    return moderator
        .given()
        .header("If-Match", tag)
        .body(Map.of("decision", decision, "reason", "The ward could be recognised."))
        .post(PATH + "/queue/" + post + "/decision")
        .then();
  }

  /** Gives that version of a post another text. */
  static ValidatableResponse editing(
      TestClinic person, String discussion, String post, int version, String text) {
    return person
        .given()
        .header("If-Match", "\"" + version + "\"")
        .body(Map.of("text", text))
        .put(posts(discussion) + "/" + post)
        .then();
  }

  /** Takes that version of a post back. */
  static ValidatableResponse retracting(
      TestClinic person, String discussion, String post, int version) {
    return person
        .given()
        .header("If-Match", "\"" + version + "\"")
        .delete(posts(discussion) + "/" + post)
        .then();
  }

  static ValidatableResponse reporting(
      TestClinic reader, String discussion, String post, String reason) {
    return reader
        .given()
        .body(Map.of("reason", reason))
        .post(posts(discussion) + "/" + post + "/reports")
        .then();
  }

  static ValidatableResponse locking(TestClinic moderator, String discussion) {
    return moderator
        .given()
        .body(Map.of("reason", "Asked and answered."))
        .post(PATH + "/" + discussion + "/lock")
        .then();
  }

  static ValidatableResponse suspending(TestClinic moderator, String author) {
    return moderator
        .given()
        .body(Map.of("reason", "Advertises."))
        .post(PATH + "/authors/" + author + "/suspension")
        .then();
  }

  /** A new key of that person's, which opens the feed. */
  static String feedKey(TestClinic person) {
    return person.given().post(PATH + "/feeds").then().statusCode(201).extract().path("token");
  }

  /** With a key, whatever its owner is called. */
  static RequestSpecification withFeedKey(String key) {
    return RestAssured.given().auth().preemptive().basic("anybody", key);
  }

  /** A word that no other post has. */
  static String word() {
    return "q" + UUID.randomUUID().toString().replaceAll("[0-9-]", "") + "o";
  }

  /** The ids of the posts that all pages of a listing show. */
  static List<String> postsIn(TestClinic reader, String path) {
    return TestListing.items(reader, path).stream().map(TestDiscussions::postIn).toList();
  }

  /** The id of the post that a line of a listing shows. */
  static String postIn(Map<String, Object> line) {
    var post = (Map<?, ?>) Objects.requireNonNull(line.get("post"));
    return String.valueOf(post.get("id"));
  }

  /** A moderator suspends the clinic: its clients may do nothing more. */
  static void suspendClinic(TestClinic clinic) {
    TestClinic.network()
        .given()
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", "\"1\"")
        .body("{\"suspended\": true}")
        .patch("/v1/clinics/" + clinic.id())
        .then()
        .statusCode(200);
  }

  /** Makes it a minute older. */
  static void age(String post) throws SQLException {
    try (var superuser = TestConnection.superuser();
        var update =
            superuser.prepareStatement(
                "update discussion_post set shown_at = shown_at - interval '1 minute'"
                    + " where id = ?::uuid")) {
      update.setString(1, post);
      update.executeUpdate();
    }
  }

  /** What comes of requests that change a post, none of which has it before all wait for it. */
  static List<Integer> inLine(String post, List<Callable<Integer>> requests) throws Exception {
    return TestLock.inLine(
        "select from discussion_post where id = '%s' for update".formatted(post), requests);
  }

  /** Confirms the person's name and returns the author's id. */
  static String name(TestClinic person, String name) {
    return TestClinic.network()
        .given()
        .body(
            Map.of(
                "clinic",
                person.id().toString(),
                "clientId",
                person.client(),
                "name",
                name,
                "credentials",
                List.of("MD")))
        .post(PATH + "/authors")
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }
}
