package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.add;
import static health.consilium.discussion.TestDiscussions.hold;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.postIn;
import static health.consilium.discussion.TestDiscussions.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who follows which discussions. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class FollowTest {
  private TestClinic ada;
  private TestClinic ben;
  private String discussion;

  @BeforeEach
  void arrive() {
    ada = person();
    ben = person();
    discussion = open(ada, question());
  }

  @Test
  void whoever_opens_a_discussion_follows_it_and_others_do_not() {
    assertThat(follows(ada)).isTrue();
    assertThat(follows(ben)).isFalse();
    assertThat(follows(ada.another(ClientKind.PERSON))).isFalse();
    assertThat(follows(TestClinic.network())).isFalse();
  }

  @Test
  void whoever_follows_it_twice_follows_it_and_whoever_ends_it_twice_does_not() {
    following(ben);
    following(ben);
    assertThat(follows(ben)).isTrue();

    ending(ben);
    ending(ben);
    assertThat(follows(ben)).isFalse();
  }

  @Test
  void whoever_answers_follows_it_even_while_the_answer_is_held() {
    hold(ben, discussion);

    assertThat(follows(ben)).isTrue();
  }

  @Test
  void whoever_has_ended_it_does_not_begin_by_answering_but_by_saying_so() {
    ending(ben);
    add(ben, discussion, post("We have."));
    assertThat(follows(ben)).isFalse();

    following(ben);
    assertThat(follows(ben)).isTrue();
  }

  @Test
  void those_that_are_followed_are_listed_alone() {
    String other = open(ada, question());
    following(ben);

    assertThat(TestListing.ids(ben, PATH + "?followed=true")).containsExactly(discussion);
    assertThat(TestListing.ids(ada, PATH + "?followed=true&type=question&limit=1"))
        .containsExactly(other, discussion);
    assertThat(TestListing.ids(ben, PATH + "?followed=false&limit=100"))
        .contains(other, discussion);
  }

  @Test
  void what_is_new_in_those_that_are_followed_is_listed_alone() {
    String elsewhere = open(ada, question());
    following(ben);
    String here = add(ada, discussion, post("And?"));

    assertThat(newTo(ben, "?followed=true")).containsExactly(here, discussion);
    assertThat(newTo(ben, "?limit=100")).contains(here, elsewhere);
  }

  @Test
  void what_the_caller_does_not_see_is_not_followed() {
    var body = question();
    body.put("title", "Seen by Mr. Example of the ward");
    String held = open(ada, body);

    ben.given().put(PATH + "/" + held + "/follow").then().statusCode(404);
    ben.given().delete(PATH + "/" + held + "/follow").then().statusCode(404);
  }

  @Test
  void a_clinics_software_follows_nothing() {
    var software = ada.another(ClientKind.SYSTEM);

    software.given().put(PATH + "/" + discussion + "/follow").then().statusCode(403);
    software.given().delete(PATH + "/" + discussion + "/follow").then().statusCode(403);
  }

  @Test
  void what_is_neither_true_nor_false_is_refused() {
    ben.given()
        .get(PATH + "?followed=yes")
        .then()
        .statusCode(400)
        .body("errors.parameter", contains("followed"));
  }

  @Test
  void the_audit_log_tells_that_somebody_follows() {
    following(ben);

    ben.given()
        .get("/v1/audit?limit=10")
        .then()
        .body("items.findAll { it.resource == 'follow' }.action", contains("write"))
        .body("items.findAll { it.resource == 'follow' }.id", contains(discussion));
  }

  private boolean follows(TestClinic reader) {
    return reader.given().get(PATH + "/" + discussion).then().extract().path("followed");
  }

  private void following(TestClinic person) {
    person.given().put(PATH + "/" + discussion + "/follow").then().statusCode(204);
  }

  private void ending(TestClinic person) {
    person.given().delete(PATH + "/" + discussion + "/follow").then().statusCode(204);
  }

  private static List<String> newTo(TestClinic reader, String query) {
    return TestListing.items(reader, PATH + "/posts/new" + query).stream()
        .map(each -> postIn(each))
        .toList();
  }
}
