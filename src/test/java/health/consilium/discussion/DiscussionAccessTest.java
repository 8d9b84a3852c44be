package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.open;
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
    ADMIN;

    TestClinic from(TestClinic author) {
      return switch (this) {
        case AUTHOR -> author;
        case COLLEAGUE -> author.another(ClientKind.PERSON);
        case STRANGER -> person();
        case OWN_SOFTWARE -> author.another(ClientKind.SYSTEM);
        case OTHER_SOFTWARE -> TestClinic.open();
        case ADMIN -> TestClinic.network();
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

    int post(String path, Object body) {
      return who.given().body(body).post(path).statusCode();
    }
  }

  private static final List<Deed> DEEDS =
      List.of(
          new Deed("list discussions", a -> a.get(PATH), List.of(200, 200, 200, 200, 200, 200)),
          new Deed(
              "read a discussion",
              a -> a.get(PATH + "/" + a.discussion()),
              List.of(200, 200, 200, 200, 200, 200)),
          new Deed(
              "list posts",
              a -> a.get(posts(a.discussion())),
              List.of(200, 200, 200, 200, 200, 200)),
          new Deed(
              "read a post",
              a -> a.get(posts(a.discussion()) + "/" + a.discussion()),
              List.of(200, 200, 200, 200, 200, 200)),
          new Deed(
              "open a discussion",
              a -> a.post(PATH, question()),
              List.of(201, 201, 201, 403, 403, 403)),
          new Deed(
              "post",
              a -> a.post(posts(a.discussion()), post("We have.")),
              List.of(201, 201, 201, 403, 403, 403)),
          new Deed(
              "check a draft",
              a -> a.post(PATH + "/check", Map.of("text", "We have.")),
              List.of(200, 200, 200, 403, 403, 403)),
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
              List.of(403, 403, 403, 403, 403, 200)),
          new Deed(
              "list authors", a -> a.get(PATH + "/authors"), List.of(403, 403, 403, 403, 403, 200)),
          new Deed(
              "take a name back",
              a ->
                  a.who()
                      .given()
                      .delete(PATH + "/authors/" + UUID.randomUUID() + "/name")
                      .statusCode(),
              List.of(403, 403, 403, 403, 403, 404)));

  static Stream<Arguments> matrix() {
    return DEEDS.stream()
        .flatMap(deed -> Stream.of(Who.values()).map(who -> Arguments.of(who, deed)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("matrix")
  void each_may_do_what_is_theirs(Who who, Deed deed) {
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
    suspend(suspended);

    suspended.given().get(PATH + suffix.replace("{id}", discussion)).then().statusCode(403);
  }

  @Test
  void a_suspended_clinics_people_write_nothing() {
    String discussion = open(person(), question());
    var suspended = person();
    suspend(suspended);

    suspended.given().body(question()).post(PATH).then().statusCode(403);
    suspended.given().body(post("We have.")).post(posts(discussion)).then().statusCode(403);
    suspended.given().body(Map.of("text", "We have.")).post(PATH + "/check").then().statusCode(403);
  }

  static Stream<String> readings() {
    return Stream.of("", "/{id}", "/{id}/posts", "/{id}/posts/{id}");
  }

  private static void suspend(TestClinic clinic) {
    TestClinic.network()
        .given()
        .contentType("application/merge-patch+json; charset=utf-8")
        .header("If-Match", "\"1\"")
        .body("{\"suspended\": true}")
        .patch("/v1/clinics/" + clinic.id())
        .then()
        .statusCode(200);
  }
}
