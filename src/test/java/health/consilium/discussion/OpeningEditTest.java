package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.add;
import static health.consilium.discussion.TestDiscussions.caseSeries;
import static health.consilium.discussion.TestDiscussions.deciding;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.post;
import static health.consilium.discussion.TestDiscussions.posts;
import static health.consilium.discussion.TestDiscussions.question;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the opener says anew of a thread: its title, conflicts of interest and case series. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class OpeningEditTest {
  private static final String HELD = "Seen by Mr. Example of the ward.";

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
  void a_title_that_waits_stands_nowhere_until_it_is_released() {
    editingOpening(Map.of("title", HELD, "text", "Has nobody?"))
        .statusCode(200)
        .body("title", equalTo(question().get("title")))
        .body("edit.title", equalTo(HELD));

    ben.given()
        .get(PATH + "/" + discussion)
        .then()
        .body("opening.title", equalTo(question().get("title")))
        .body("opening.text", equalTo(question().get("text")));
    deciding(moderator, discussion, 2, "release").statusCode(200);
    ben.given()
        .get(PATH + "/" + discussion)
        .then()
        .body("opening.title", equalTo(HELD))
        .body("opening.text", equalTo("Has nobody?"))
        .body("conflicts", equalTo("None."));
  }

  @Test
  void the_opener_says_anew_what_the_conflicts_are_and_moderators_read_what_they_were() {
    editingOpening(edit("conflicts", "Shares of a maker.")).statusCode(200);

    ben.given()
        .get(PATH + "/" + discussion)
        .then()
        .body("conflicts", equalTo("Shares of a maker."))
        .body("opening.version", equalTo(2))
        .body("opening", hasKey("editedAt"));
    assertThat(TestListing.items(moderator, path(discussion) + "/history"))
        .extracting(each -> each.get("version") + " " + each.get("conflicts"))
        .containsExactly("2 Shares of a maker.", "1 None.");
  }

  @Test
  void conflicts_that_the_screening_holds_wait_as_a_text_does() {
    editingOpening(edit("conflicts", HELD)).statusCode(200).body("edit.conflicts", equalTo(HELD));

    ben.given().get(PATH + "/" + discussion).then().body("conflicts", equalTo("None."));
    deciding(moderator, discussion, 2, "release").statusCode(200);
    ben.given().get(PATH + "/" + discussion).then().body("conflicts", equalTo(HELD));
  }

  @Test
  void conflicts_that_wait_with_the_opening_wait_on_where_an_edit_leaves_them() {
    var asked = new HashMap<>(question());
    asked.put("conflicts", HELD);
    String held = open(ada, asked);

    ada.given()
        .header("If-Match", "\"1\"")
        .body(Map.of("title", "Slower infusions?", "text", "Has nobody?"))
        .put(posts(held) + "/" + held)
        .then()
        .statusCode(200)
        .body("state", equalTo("held"));

    ben.given().get(PATH + "/" + held).then().body("$", not(hasKey("conflicts")));
  }

  @Test
  void a_case_series_is_told_anew_and_waits_with_a_text_that_is_held() {
    var body = question();
    body.put("type", "case-series");
    body.put("caseSeries", caseSeries());
    discussion = open(ada, body);
    var four = caseSeries();
    four.put("patients", 4);
    var five = caseSeries();
    five.put("patients", 5);

    editingOpening(edit("caseSeries", four)).statusCode(200);
    var held = edit("caseSeries", five);
    held.put("text", HELD);
    editingOpening(2, held).statusCode(200).body("edit.caseSeries", equalTo(five));

    ben.given().get(PATH + "/" + discussion).then().body("caseSeries", equalTo(four));
    deciding(moderator, discussion, 3, "release").statusCode(200);
    ben.given().get(PATH + "/" + discussion).then().body("caseSeries", equalTo(five));
    assertThat(TestListing.items(moderator, path(discussion) + "/history"))
        .extracting(each -> each.get("caseSeries"))
        .containsExactly(five, five, four, caseSeries());
  }

  @Test
  void statements_that_identify_somebody_are_refused() {
    editingOpening(edit("conflicts", "Ask ben@example.org."))
        .statusCode(422)
        .body("type", equalTo("/problems/identifying-text"))
        .body("errors.pointer", contains("/conflicts"));

    ben.given().get(PATH + "/" + discussion).then().body("conflicts", equalTo("None."));
  }

  @ParameterizedTest
  @CsvSource({"true, caseSeries", "false, conflicts", "false, caseSeries"})
  void statements_belong_to_the_opening_and_its_type(boolean opening, String member) {
    Map<String, Object> edit = opening ? edit("text", "Has nobody?") : post("We have, twice.");
    edit.remove("byline");
    edit.put(member, member.equals("conflicts") ? "None." : caseSeries());
    var editor = opening ? ada : ben;
    String edited = opening ? discussion : add(ben, discussion, post("We have."));

    editor
        .given()
        .header("If-Match", "\"1\"")
        .body(edit)
        .put(path(edited))
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("/" + member));
  }

  /** What the opening says already, but for that member. */
  private static Map<String, Object> edit(String member, Object value) {
    var edit = new LinkedHashMap<String, Object>();
    edit.put("title", question().get("title"));
    edit.put("text", question().get("text"));
    edit.put(member, value);
    return edit;
  }

  private ValidatableResponse editingOpening(Map<String, Object> edit) {
    return editingOpening(1, edit);
  }

  private ValidatableResponse editingOpening(int version, Map<String, Object> edit) {
    return ada.given()
        .header("If-Match", "\"" + version + "\"")
        .body(edit)
        .put(path(discussion))
        .then();
  }

  private String path(String post) {
    return posts(discussion) + "/" + post;
  }
}
