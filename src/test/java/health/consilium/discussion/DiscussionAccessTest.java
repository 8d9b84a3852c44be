package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.editing;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.opening;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.posts;
import static health.consilium.discussion.TestDiscussions.question;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may do what in discussions: every role, of the author's clinic and of another. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DiscussionAccessTest {
  /** Who asks, seen from the person who opened the discussion. */
  enum Who {
    AUTHOR,
    COLLEAGUE,
    STRANGER,
    OWN_SOFTWARE,
    OTHER_SOFTWARE,
    ADMIN,
    MODERATOR,
    REGISTRAR,
    MODERATOR_OF_A_CLINIC,
    READER;

    TestClinic from(TestClinic author) throws GeneralSecurityException {
      return switch (this) {
        case AUTHOR -> author;
        case COLLEAGUE -> author.another(ClientKind.PERSON);
        case STRANGER -> person();
        case OWN_SOFTWARE -> author.another(ClientKind.SYSTEM);
        case OTHER_SOFTWARE -> TestClinic.open();
        case ADMIN -> TestClinic.network();
        case MODERATOR -> TestClinic.network().only("moderate");
        case REGISTRAR -> TestClinic.network().only("network.admin");
        case MODERATOR_OF_A_CLINIC ->
            person().only("discussions.write", "moderate", "network.admin");
        case READER -> person().only("insights.read");
      };
    }
  }

  /** One request, and how each in the order of {@link Who} is answered. */
  record Deed(String name, Function<Asked, Integer> status, List<Integer> answers) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Who asks of which discussion, of which author. */
  record Asked(TestClinic who, String discussion, TestClinic author) {
    int get(String path) {
      return who.given().get(path).statusCode();
    }

    int delete(String path) {
      return who.given().delete(path).statusCode();
    }

    int post(String path, Object body) {
      return who.given().body(body).post(path).statusCode();
    }
  }

  private static final List<Deed> DEEDS =
      List.of(
          new Deed(
              "list discussions",
              a -> a.get(PATH),
              List.of(200, 200, 200, 200, 200, 200, 200, 403, 200, 200)),
          new Deed(
              "read a discussion",
              a -> a.get(PATH + "/" + a.discussion()),
              List.of(200, 200, 200, 200, 200, 200, 200, 403, 200, 200)),
          new Deed(
              "list posts",
              a -> a.get(posts(a.discussion())),
              List.of(200, 200, 200, 200, 200, 200, 200, 403, 200, 200)),
          new Deed(
              "read a post",
              a -> a.get(posts(a.discussion()) + "/" + a.discussion()),
              List.of(200, 200, 200, 200, 200, 200, 200, 403, 200, 200)),
          new Deed(
              "open a discussion",
              a -> a.post(PATH, question()),
              List.of(201, 201, 201, 403, 403, 403, 403, 403, 201, 403)),
          new Deed(
              "post",
              a -> a.post(posts(a.discussion()), post("We have.")),
              List.of(201, 201, 201, 403, 403, 403, 403, 403, 201, 403)),
          new Deed(
              "check a draft",
              a -> a.post(PATH + "/check", Map.of("text", "We have.")),
              List.of(200, 200, 200, 403, 403, 403, 403, 403, 200, 403)),
          new Deed(
              "edit the opening",
              a ->
                  a.who()
                      .given()
                      .header("If-Match", "\"1\"")
                      .body(Map.of("title", "Another title", "text", "Has nobody?"))
                      .put(posts(a.discussion()) + "/" + a.discussion())
                      .statusCode(),
              List.of(200, 403, 403, 403, 403, 403, 403, 403, 403, 403)),
          new Deed(
              "take the opening back",
              a ->
                  TestDiscussions.retracting(a.who(), a.discussion(), a.discussion(), 1)
                      .extract()
                      .statusCode(),
              List.of(204, 403, 403, 403, 403, 403, 403, 403, 403, 403)),
          new Deed(
              "read what a post was",
              a -> a.get(posts(a.discussion()) + "/" + a.discussion() + "/history"),
              List.of(403, 403, 403, 403, 403, 200, 200, 403, 403, 403)),
          new Deed(
              "report a post",
              a ->
                  a.post(
                      posts(a.discussion()) + "/" + a.discussion() + "/reports",
                      Map.of("reason", "unsafe")),
              List.of(409, 204, 204, 403, 403, 403, 403, 403, 204, 204)),
          new Deed(
              "read a post that is held",
              a -> a.get(posts(a.discussion()) + "/" + held(a)),
              List.of(200, 404, 404, 404, 404, 200, 200, 403, 404, 404)),
          new Deed(
              "edit a post that is held",
              a -> editing(a.who(), a.discussion(), held(a), 1, "We have.").extract().statusCode(),
              List.of(200, 404, 404, 403, 403, 403, 403, 403, 404, 403)),
          new Deed(
              "take back a post that is held",
              a ->
                  TestDiscussions.retracting(a.who(), a.discussion(), held(a), 1)
                      .extract()
                      .statusCode(),
              List.of(204, 404, 404, 403, 403, 403, 403, 403, 404, 403)),
          new Deed(
              "report a post that is held",
              a ->
                  a.post(
                      posts(a.discussion()) + "/" + held(a) + "/reports",
                      Map.of("reason", "unsafe")),
              List.of(409, 404, 404, 403, 403, 403, 403, 403, 404, 404)),
          new Deed(
              "release",
              a -> TestDiscussions.deciding(a.who(), held(a), 1, "release").extract().statusCode(),
              List.of(403, 403, 403, 403, 403, 200, 200, 403, 403, 403)),
          new Deed(
              "reject",
              a -> TestDiscussions.deciding(a.who(), held(a), 1, "reject").extract().statusCode(),
              List.of(403, 403, 403, 403, 403, 200, 200, 403, 403, 403)),
          new Deed(
              "release an edit",
              a ->
                  TestDiscussions.deciding(a.who(), edited(a), 2, "release").extract().statusCode(),
              List.of(403, 403, 403, 403, 403, 200, 200, 403, 403, 403)),
          new Deed(
              "see an edit that waits",
              a ->
                  a.who().given().get(posts(a.discussion()) + "/" + edited(a)).path("edit") == null
                      ? 404
                      : 200,
              List.of(200, 404, 404, 404, 404, 200, 200, 404, 404, 404)),
          new Deed(
              "search",
              a -> a.get(PATH + "/posts?q=infusion"),
              List.of(200, 200, 200, 200, 200, 200, 200, 403, 200, 200)),
          new Deed(
              "list what is new",
              a -> a.get(PATH + "/posts/new"),
              List.of(200, 200, 200, 200, 200, 200, 200, 403, 200, 200)),
          new Deed(
              "make a key to a feed",
              a -> a.who().given().post(PATH + "/feeds").statusCode(),
              List.of(201, 201, 201, 403, 403, 403, 403, 403, 201, 201)),
          new Deed(
              "follow",
              a -> a.who().given().put(PATH + "/" + a.discussion() + "/follow").statusCode(),
              List.of(204, 204, 204, 403, 403, 403, 403, 403, 204, 204)),
          new Deed(
              "follow no more",
              a -> a.delete(PATH + "/" + a.discussion() + "/follow"),
              List.of(204, 204, 204, 403, 403, 403, 403, 403, 204, 204)),
          new Deed(
              "tell a visit",
              a ->
                  a.who()
                      .given()
                      .body(Map.of("until", "2026-03-02T15:00:00Z"))
                      .put(PATH + "/posts/seen")
                      .statusCode(),
              List.of(200, 200, 200, 200, 200, 200, 200, 403, 200, 200)),
          new Deed(
              "list one's keys",
              a -> a.get(PATH + "/feeds"),
              List.of(200, 200, 200, 403, 403, 403, 403, 403, 200, 200)),
          new Deed(
              "end a key of the author's",
              a -> a.delete(PATH + "/feeds/" + key(a)),
              List.of(204, 404, 404, 403, 403, 403, 403, 403, 404, 404)),
          new Deed(
              "end all keys of a person",
              a ->
                  a.delete(
                      PATH
                          + "/feeds?clinic="
                          + a.author().id()
                          + "&clientId="
                          + a.author().client()),
              List.of(403, 403, 403, 403, 403, 204, 403, 204, 403, 403)),
          new Deed(
              "see the queue",
              a -> a.get(PATH + "/queue"),
              List.of(403, 403, 403, 403, 403, 200, 200, 403, 403, 403)),
          new Deed(
              "release what does not wait",
              a ->
                  TestDiscussions.deciding(a.who(), a.discussion(), 1, "release")
                      .extract()
                      .statusCode(),
              List.of(403, 403, 403, 403, 403, 409, 409, 403, 403, 403)),
          new Deed(
              "lock",
              a -> TestDiscussions.locking(a.who(), a.discussion()).extract().statusCode(),
              List.of(403, 403, 403, 403, 403, 200, 200, 403, 403, 403)),
          new Deed(
              "unlock",
              a -> a.delete(PATH + "/" + a.discussion() + "/lock"),
              List.of(403, 403, 403, 403, 403, 204, 204, 403, 403, 403)),
          new Deed(
              "suspend an author",
              a ->
                  TestDiscussions.suspending(
                          a.who(), TestDiscussions.name(a.author(), "Ada Example"))
                      .extract()
                      .statusCode(),
              List.of(403, 403, 403, 403, 403, 200, 200, 403, 403, 403)),
          new Deed(
              "let an author write again",
              a ->
                  a.delete(
                      PATH
                          + "/authors/"
                          + TestDiscussions.name(a.author(), "Ada Example")
                          + "/suspension"),
              List.of(403, 403, 403, 403, 403, 204, 204, 403, 403, 403)),
          new Deed(
              "confirm a name",
              a ->
                  a.post(
                      PATH + "/authors",
                      Map.of(
                          "clinic",
                          a.author().id(),
                          "clientId",
                          a.author().client(),
                          "name",
                          "Ada Example",
                          "credentials",
                          List.of())),
              List.of(403, 403, 403, 403, 403, 200, 403, 200, 403, 403)),
          new Deed(
              "list authors",
              a -> a.get(PATH + "/authors"),
              List.of(403, 403, 403, 403, 403, 200, 200, 200, 403, 403)),
          new Deed(
              "take a name back",
              a -> a.delete(PATH + "/authors/" + UUID.randomUUID() + "/name"),
              List.of(403, 403, 403, 403, 403, 404, 403, 404, 403, 403)));

  /** The id of a key to the author's feed. */
  private static String key(Asked asked) {
    return asked.author().given().post(PATH + "/feeds").then().statusCode(201).extract().path("id");
  }

  private static String held(Asked asked) {
    return TestDiscussions.hold(asked.author(), asked.discussion());
  }

  /** A post that is shown, and beside which an edit waits. */
  private static String edited(Asked asked) {
    String post = TestDiscussions.add(asked.author(), asked.discussion(), post("We have."));
    editing(asked.author(), asked.discussion(), post, 1, "Seen by Mr. Example of the ward.")
        .statusCode(200);
    return post;
  }

  static Stream<Arguments> matrix() {
    return DEEDS.stream()
        .flatMap(deed -> Stream.of(Who.values()).map(who -> Arguments.of(who, deed)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("matrix")
  void each_may_do_what_is_theirs(Who who, Deed deed) throws GeneralSecurityException {
    var author = person();
    String discussion = open(author, question());

    int status = deed.status().apply(new Asked(who.from(author), discussion, author));

    assertThat(status).isEqualTo(deed.answers().get(List.of(Who.values()).indexOf(who)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("readings")
  void a_suspended_clinics_people_read_nothing(String suffix) {
    String discussion = open(person(), question());
    var suspended = person();
    TestDiscussions.suspendClinic(suspended);

    suspended.given().get(PATH + suffix.replace("{id}", discussion)).then().statusCode(403);
  }

  @Test
  void a_suspended_clinics_people_write_nothing() {
    String discussion = open(person(), question());
    var suspended = person();
    TestDiscussions.suspendClinic(suspended);

    suspended.given().body(question()).post(PATH).then().statusCode(403);
    suspended.given().body(post("We have.")).post(posts(discussion)).then().statusCode(403);
    suspended.given().body(Map.of("text", "We have.")).post(PATH + "/check").then().statusCode(403);
    suspended
        .given()
        .body(Map.of("until", "2026-03-02T15:00:00Z"))
        .put(PATH + "/posts/seen")
        .then()
        .statusCode(403);
  }

  /** Tokens of an external issuer, which all may write. */
  @ParameterizedTest(name = "{1}")
  @MethodSource("foreigners")
  void only_a_person_writes_whatever_a_token_allows(
      Map<String, Object> claims, String who, int status) throws GeneralSecurityException {
    String discussion = open(person(), question());
    String subject = UUID.randomUUID().toString();
    var foreign = person().foreign(subject, claims);

    assertThat(foreign.given().get(posts(discussion)).statusCode()).isEqualTo(200);
    assertThat(foreign.given().body(question()).post(PATH).statusCode()).isEqualTo(status);
    assertThat(foreign.given().body(post("We have.")).post(posts(discussion)).statusCode())
        .isEqualTo(status);
    assertThat(
            TestDiscussions.reporting(foreign, discussion, discussion, "unsafe")
                .extract()
                .statusCode())
        .isEqualTo(status == 201 ? 204 : status);
  }

  static Stream<Arguments> foreigners() {
    Map<String, Object> person = Map.of("client_id", "web", "auth_time", 1_790_000_000);
    Map<String, Object> account = Map.of("client_id", "bridge");
    Map<String, Object> unknown = Map.of("auth_time", 1_790_000_000);
    return Stream.of(
        Arguments.of(person, "whoever signed in", 201),
        Arguments.of(account, "software with an account of its own", 403),
        Arguments.of(unknown, "who does not name the client", 403),
        Arguments.of(Map.of(), "who says nothing", 403));
  }

  @Test
  void a_client_that_is_its_own_subject_is_no_person() throws GeneralSecurityException {
    var claims = Map.<String, Object>of("client_id", "bridge", "auth_time", 1_790_000_000);

    var foreign = person().foreign("bridge", claims);

    opening(foreign, question()).statusCode(403);
  }

  @Test
  void a_system_of_ours_is_no_person_even_with_a_token_that_says_so()
      throws GeneralSecurityException {
    var system = TestClinic.open();
    var claims = Map.<String, Object>of("client_id", "web", "auth_time", 1_790_000_000);

    var claiming = system.foreign(system.client(), claims);

    opening(claiming, question()).statusCode(403);
  }

  static Stream<String> readings() {
    return Stream.of(
        "",
        "/{id}",
        "/{id}/posts",
        "/{id}/posts/{id}",
        "/posts?q=infusion",
        "/posts/new",
        "/feeds");
  }
}
