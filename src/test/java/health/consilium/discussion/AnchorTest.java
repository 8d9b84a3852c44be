package health.consilium.discussion;

import static health.consilium.discussion.TestDiscussions.PATH;
import static health.consilium.discussion.TestDiscussions.open;
import static health.consilium.discussion.TestDiscussions.opening;
import static health.consilium.discussion.TestDiscussions.person;
import static health.consilium.discussion.TestDiscussions.question;
import static health.consilium.insight.TestPatients.release;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import health.consilium.access.ClientKind;
import health.consilium.access.TestClinic;
import health.consilium.access.TestListing;
import health.consilium.insight.TestPatients;
import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import health.consilium.observation.TestCourses;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.postgres.TestConnection;
import health.consilium.platform.sql.Arguments;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What stands beside a discussion, and for whom. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AnchorTest {
  private TestClinic ada;
  private TestClinic ben;

  @BeforeEach
  void arrive() {
    ada = person();
    ben = person();
  }

  @Test
  void beside_a_released_cell_stands_what_the_latest_release_tells() {
    var patients = new TestPatients("OCD", "ketamine", "IM");
    patients.each(6, 6);
    int release = release().number();

    String id = open(ada, about(cell("ketamine", "IM")));

    reading(ben, id)
        .body("anchor.kind", equalTo("released-cell"))
        .body("anchor.code", equalTo("MADRS"))
        .body("anchor.cell", equalTo(cell("ketamine", "IM")))
        .body("released.release.number", equalTo(release))
        .body("released.cell.shown.evaluable", equalTo(35));
    assertThat(TestListing.ids(ben, PATH + "?anchor=released-cell&code=MADRS")).contains(id);
  }

  @Test
  void an_anchor_that_disappears_in_the_next_release_leaves_the_thread_and_says_why()
      throws SQLException {
    var patients = new TestPatients("OCD", "ketamine", "SC");
    patients.each(6, 6);
    release();
    String id = open(ada, about(cell("ketamine", "SC")));
    String tag = reading(ben, id).extract().header("ETag");
    int next = release().number();
    untell(next, Route.SC);

    reading(ben, id)
        .body("opening.state", equalTo("shown"))
        .body("anchor.cell", equalTo(cell("ketamine", "SC")))
        .body("released.release.number", equalTo(next))
        .body("released.cell", not(hasKey("shown")))
        .body("released.cell.hidden.reason", equalTo("MIN_PATIENTS"));
    ben.given().header("If-None-Match", tag).get(PATH + "/" + id).then().statusCode(200);
  }

  @Test
  void what_the_latest_release_does_not_tell_is_no_anchor() {
    release();

    opening(ada, about(cell("midazolam", "PO")))
        .statusCode(422)
        .body("errors.pointer", contains("/anchor/cell"));
    var unknown = cell("ketamine", "IV");
    unknown.put("instrument", "HR");
    opening(ada, about(unknown)).statusCode(422).body("errors.pointer", contains("/anchor/cell"));
  }

  @Test
  void a_cell_has_one_part_at_most_and_belongs_to_its_kind() {
    var two = cell("ketamine", "IV");
    two.put("sex", "female");
    two.put("division", "pacific");
    var body = question();
    body.put(
        "anchor",
        Map.of("kind", "protocol", "code", "trd-iv-single", "cell", cell("ketamine", "IV")));

    opening(ada, about(two))
        .statusCode(422)
        .body("errors.pointer", contains("/anchor/cell/division"));
    opening(ada, body).statusCode(422).body("errors.pointer", contains("/anchor/cell"));
  }

  @Test
  void who_may_not_read_insights_sees_which_cell_it_is_and_nothing_of_it() {
    var patients = new TestPatients("OCD", "ketamine", "SL");
    patients.each(6, 6);
    release();
    String id = open(ada, about(cell("ketamine", "SL")));

    reading(TestClinic.network(), id)
        .body("anchor.cell", equalTo(cell("ketamine", "SL")))
        .body("$", not(hasKey("released")));
  }

  @Test
  void of_an_observation_others_see_what_was_measured_and_nothing_else() {
    var system = ada.another(ClientKind.SYSTEM);
    var course = TestCourses.put(system, TestCourses.course());
    var madrs = TestCourses.madrs(course);
    TestCourses.post(system, madrs);
    var body = question();
    body.put("anchor", Map.of("kind", "observation", "observation", madrs.get("id")));
    String id = open(ada, body);

    Map<String, Object> anchor = reading(ben, id).extract().path("anchor");

    assertThat(anchor.keySet()).isEqualTo(Set.of("kind", "code"));
    assertThat(reading(ben, id).extract().asString())
        .doesNotContain(String.valueOf(madrs.get("id")), course.toString());
  }

  @Test
  void no_discussion_is_about_an_observation_that_was_retracted() {
    var system = ada.another(ClientKind.SYSTEM);
    var madrs = TestCourses.madrs(TestCourses.put(system, TestCourses.course()));
    TestCourses.post(system, madrs);
    system
        .given()
        .header("If-Match", "\"1\"")
        .delete("/v1/observations/" + madrs.get("id") + "?reason=other")
        .then()
        .statusCode(200);
    var body = question();
    body.put("anchor", Map.of("kind", "observation", "observation", madrs.get("id")));

    opening(ada, body).statusCode(422).body("errors.pointer", contains("/anchor/observation"));
  }

  /** As if the rules had become stricter: under the same ones a value that was told stands. */
  private static void untell(int release, Route route) throws SQLException {
    try (var superuser = TestConnection.superuser();
        var delete =
            superuser.prepareStatement(
                "delete from release_cell where number = ? and indication = ? and route = ?")) {
      Arguments.bind(delete, release, Indication.OCD.number(), route.number());
      assertThat(delete.executeUpdate()).isPositive();
    }
  }

  private static Map<String, Object> about(Map<String, Object> cell) {
    var body = question();
    body.put("anchor", Map.of("kind", "released-cell", "cell", cell));
    return body;
  }

  private static Map<String, Object> cell(String drug, String route) {
    var cell = new LinkedHashMap<String, Object>();
    cell.put("instrument", "MADRS");
    cell.put("at", "PT24H");
    cell.put("indication", "OCD");
    cell.put("drug", drug);
    cell.put("route", route);
    return cell;
  }

  private static ValidatableResponse reading(TestClinic reader, String id) {
    return reader.given().get(PATH + "/" + id).then().statusCode(200);
  }
}
