package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.add;
import static health.consilium.discussion.TestDiscussions.hold;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.postsIn;
import static health.consilium.discussion.TestDiscussions.question;
import static health.consilium.discussion.TestDiscussions.retracting;
import static health.consilium.discussion.TestDiscussions.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void what_is_searched_in_those_that_are_followed_is_found_alone() {
    String word = word();
    var colleague = ben.another(ClientKind.PERSON);
    following(ben);
    String here = add(ada, discussion, post("We have: " + word));
    String elsewhere = add(ada, open(ada, question()), post("We too: " + word));

    assertThat(found(ben, word + "&followed=true")).containsExactly(here);
    assertThat(found(ben, word)).contains(here, elsewhere);
    assertThat(found(ben, word + "&followed=false")).contains(here, elsewhere);
    assertThat(found(ada, word + "&followed=true")).containsOnly(here, elsewhere);
    for (var reader : List.of(colleague, person(), TestClinic.network())) {
      assertThat(found(reader, word + "&followed=true")).isEmpty();
    }
    ending(ben);
    assertThat(found(ben, word + "&followed=true")).isEmpty();
  }

  @Test
  void what_is_followed_is_narrowed_by_other_filters_and_searched_by_phrases_and_exclusions() {
    String word = word();
    String author = TestDiscussions.name(ben, "Ben Example");
    var other = question();
    other.put("anchor", Map.of("kind", "adverse-event", "code", "nausea"));
    String nauseous = add(ben, open(ben, other), post("Slowed " + word + " twice."));
    var signed = post("It " + word + " slowed.");
    signed.put("byline", "name");
    String dissociated = add(ben, discussion, signed);
    following(ada);
    String followed = word + "&followed=true";

    assertThat(found(ben, followed)).containsOnly(nauseous, dissociated);
    assertThat(found(ben, followed + "&code=nausea")).containsExactly(nauseous);
    assertThat(found(ben, followed + "&code=dissociation&type=question"))
        .containsExactly(dissociated);
    assertThat(found(ben, followed + "&type=protocol")).isEmpty();
    assertThat(found(ben, followed + "&author=" + author)).containsOnly(nauseous, dissociated);
    assertThat(found(ada, followed + "&author=" + author)).containsExactly(dissociated);
    assertThat(found(ben, "%22slowed+" + word + "%22&followed=true")).containsExactly(nauseous);
    assertThat(found(ben, word + "+-twice&followed=true")).containsExactly(dissociated);
  }

  @Test
  void of_what_is_followed_nothing_is_found_that_is_not_shown() {
    String word = word();
    String shown = add(ben, discussion, post("We have: " + word));
    String gone = add(ben, discussion, post("We had: " + word));
    retracting(ben, discussion, gone, 1).statusCode(204);
    add(ben, discussion, post("Seen by Mr. Example of the ward: " + word));

    assertThat(found(ben, word + "&followed=true")).containsExactly(shown);
    assertThat(found(ben, "-" + word + "&followed=true")).containsExactly(discussion);
  }

  @Test
  void what_is_found_in_what_is_followed_comes_page_after_page_by_a_cursor_of_its_own() {
    String word = word();
    String one = add(ben, discussion, post("One " + word));
    String best = add(ben, discussion, post("The best " + word + " " + word));
    String search = PATH + "/posts?limit=1&q=" + word;

    assertThat(postsIn(ben, search + "&followed=true")).containsExactly(best, one);

    String link = ben.given().get(search + "&followed=true").header("Link");
    String cursor = link.replaceAll(".*cursor=([^&>]*).*", "$1");
    ben.given()
        .urlEncodingEnabled(false)
        .get(search + "&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("cursor-mismatch"));
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

  @ParameterizedTest
  @ValueSource(strings = {"?", "/posts/new?", "/posts?q=infusion&"})
  void what_is_neither_true_nor_false_is_refused(String listing) {
    ben.given()
        .get(PATH + listing + "followed=yes")
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
    return postsIn(reader, PATH + "/posts/new" + query);
  }

  private static List<String> found(TestClinic reader, String query) {
    return postsIn(reader, PATH + "/posts?q=" + query);
  }
}
