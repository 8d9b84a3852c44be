package health.consilium.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.directory.Directory;
import health.consilium.directory.Listing;
import health.consilium.directory.TestNetwork;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each test's clinics have words in their names that no other test's have. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SuggestTest {
  @Inject Directory directory;
  @Inject TestChanges changes;

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "quillfeather",
        "QUILLFEATHER",
        "quillf",
        "Quíllfeather's", // joined: a word of one letter more
        "quilfeather",
        "quillfaether",
        "qiullfeather",
        "lodge quillf",
        "quillfeather lodge",
        "quilfeather lodg"
      })
  void a_name_is_found_whole_begun_and_mistyped(String typed) {
    var listing = TestNetwork.in(directory).clinic("Quillfeather Lodge").at(0, 0);

    assertThat(names(typed, listing)).contains("Quillfeather Lodge");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"brambleton heron", "lodge", "bxrxaxmxbxlx", "rambleton x"})
  void a_name_needs_a_word_for_each_that_is_typed(String typed) {
    var listing = TestNetwork.in(directory).clinic("Brambleton Hall").at(0, 0);

    assertThat(names(typed, listing)).doesNotContain("Brambleton Hall");
  }

  @Test
  void a_short_word_with_two_letters_in_the_wrong_order_is_understood() {
    var listing = TestNetwork.in(directory).clinic("Vylk").at(0, 0);

    assertThat(names("vlyk", listing)).contains("Vylk");
  }

  @Test
  void whole_words_go_before_begun_ones_and_these_before_mistyped_ones() {
    var network = TestNetwork.in(directory);
    network.clinic("Marrowbane").at(0, 0);
    network.clinic("Marrowbond").at(0, 0);
    var listing = network.clinic("Marrowbondly").at(0, 0);

    assertThat(names("marrowbond", listing))
        .containsExactly("Marrowbond", "Marrowbondly", "Marrowbane");
  }

  @Test
  void of_equally_good_names_the_nearest_comes_first() {
    var network = TestNetwork.in(directory);
    network.clinic("Thistlewick Far").at(1, 0);
    network.clinic("Thistlewick Near").at(0, 0.1);
    network.clinic("Thistlewick Middle").at(0.5, 0);

    var found = suggest("thistlewick", point(network, 0, 0));

    assertThat(found.<List<String>>path("names.name"))
        .containsExactly("Thistlewick Near", "Thistlewick Middle", "Thistlewick Far");
    assertThat(found.<List<Float>>path("names.distance.value")).isSorted();
    assertThat(found.<String>path("names[0].distance.unit")).isEqualTo("mi");
  }

  @Test
  void near_is_near_across_the_antimeridian() {
    var network = TestNetwork.around(-44, 179.9, directory);
    network.clinic("Fennimore West").at(0, -1);
    network.clinic("Fennimore East").at(0, 0.2);

    assertThat(suggest("fennimore", "-44,179.9").<List<String>>path("names.name"))
        .containsExactly("Fennimore East", "Fennimore West");
  }

  @Test
  void without_a_point_no_distance_is_told() {
    var listing = TestNetwork.in(directory).clinic("Osterbeck").at(0, 0);

    var found = given().queryParam("q", "osterbeck").get("/v1/suggest");

    assertThat(found.<String>path("names[0].id")).isEqualTo(listing.organization().id().toString());
    assertThat(found.<String>path("names[0].kind")).isEqualTo("organization");
    assertThat(found.<Object>path("names[0].distance")).isNull();
  }

  @Test
  void an_organization_comes_once_by_its_nearest_place_and_places_come_by_their_own_names() {
    var network = TestNetwork.in(directory);
    var far = network.clinic("Wyndrake").at(1, 0);
    var near = network.clinic("Harbor").at(0.1, 0);
    belongs(near, far);

    var found = suggest("wyndrake", point(network, 0, 0));

    assertThat(found.<List<String>>path("names.name")).containsExactly("Wyndrake", "Harbor");
    assertThat(found.<List<String>>path("names.kind")).containsExactly("organization", "location");
    assertThat(found.<List<String>>path("names.id"))
        .containsExactly(far.organization().id().toString(), near.location().id().toString());
    assertThat(names("harbor wyndrake", near)).containsExactly("Harbor");
  }

  @Test
  void another_name_of_an_organization_leads_to_it() {
    var listing = TestNetwork.in(directory).clinic("Yarrowgate").at(0, 0);

    assertThat(names("yarrowgate fictional", listing)).containsExactly("Yarrowgate");
  }

  @Test
  void what_is_listed_no_longer_is_suggested_no_more() {
    var listing = TestNetwork.in(directory).clinic("Underhollow").at(0, 0);

    changes.change("update location set active = false where id = ?", listing);

    assertThat(names("underhollow", listing)).isEmpty();
  }

  @Test
  void a_new_name_is_suggested_and_the_old_one_no_more() {
    var listing = TestNetwork.in(directory).clinic("Pellerine").at(0, 0);

    changes.change("update location set name = 'Pellerine Castleford' where id = ?", listing);
    assertThat(names("castleford", listing)).containsExactly("Pellerine Castleford");
    changes.change("update location set name = 'Pellerine' where id = ?", listing);

    assertThat(names("castleford", listing)).isEmpty();
    assertThat(names("pellerine", listing)).containsExactly("Pellerine");
  }

  @Test
  void a_publication_that_is_rolled_back_leaves_nothing_to_suggest() {
    var listing = TestNetwork.in(directory).clinic("Nightjarrow").listing(0, 0);

    QuarkusTransaction.begin();
    directory.publish(List.of(listing));
    QuarkusTransaction.rollback();

    assertThat(names("nightjarrow", listing)).isEmpty();
  }

  @Test
  void places_are_offered_too() {
    given()
        .queryParam("q", "springfield, il")
        .get("/v1/suggest")
        .then()
        .statusCode(200)
        .header("Cache-Control", startsWith("public, max-age="))
        .body("places[0].label", equalTo("Springfield, IL"));
  }

  @Test
  void the_limit_holds_for_names_and_for_places() {
    var network = TestNetwork.in(directory);
    network.clinic("Seacombe One").at(0, 0);
    network.clinic("Seacombe Two").at(0, 0);

    var found = given().queryParam("q", "seacombe").queryParam("limit", 1).get("/v1/suggest");

    assertThat(found.<List<Object>>path("names")).hasSize(1);
    assertThat(
            given()
                .queryParam("q", "sea")
                .queryParam("limit", 1)
                .get("/v1/suggest")
                .<List<Object>>path("places"))
        .hasSize(1);
  }

  @Test
  void as_many_words_as_fit_are_read() {
    given().queryParam("q", "a b c d e f g h i j").get("/v1/suggest").then().statusCode(200);
    given()
        .queryParam("q", "%_\\'\"")
        .queryParam("near", "1,2")
        .get("/v1/suggest")
        .then()
        .statusCode(400);
    given().queryParam("q", "x%_\\'\"").get("/v1/suggest").then().statusCode(200);
  }

  @ParameterizedTest(name = "{0} is refused by {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "limit=5               | q     | invalid-parameter",
        "q=                    | q     | invalid-parameter",
        "q=%20                 | q     | invalid-parameter",
        "q=%00                 | q     | invalid-parameter",
        "q=...                 | q     | invalid-parameter",
        "q=sea&q=port          | q     | invalid-parameter",
        "q=sea&near=abc        | near  | invalid-parameter",
        "q=sea&near=91,0       | near  | invalid-parameter",
        "q=sea&near=1          | near  | invalid-parameter",
        "q=sea&unit=m          | unit  | invalid-parameter",
        "q=sea&limit=0         | limit | invalid-parameter",
        "q=sea&limit=101       | limit | invalid-parameter",
        "q=sea&nera=1,2        | nera  | unknown-parameter"
      })
  void a_bad_parameter_is_named(String query, String parameter, String code) {
    given()
        .urlEncodingEnabled(false)
        .get("/v1/suggest?" + query)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/" + code))
        .body("errors[0].parameter", equalTo(parameter));
  }

  @Test
  void nobody_types_more_than_100_characters() {
    given().queryParam("q", "a".repeat(101)).get("/v1/suggest").then().statusCode(400);
    given().queryParam("q", "a".repeat(100)).get("/v1/suggest").then().statusCode(200);
  }

  /** The names suggested around the listing, which is alone there. */
  private static List<String> names(String typed, Listing listing) {
    var at = listing.location().position().coordinates();
    return suggest(typed, at.latitude() + "," + at.longitude()).path("names.name");
  }

  private static Response suggest(String typed, String near) {
    var found = given().queryParam("q", typed).queryParam("near", near).get("/v1/suggest");
    assertThat(found.statusCode()).isEqualTo(200);
    return found;
  }

  private static String point(TestNetwork network, double north, double east) {
    var middle = network.middle();
    return (middle.latitude() + north) + "," + (middle.longitude() + east);
  }

  /** Makes the one listing's place another one of the other's organization. */
  private void belongs(Listing place, Listing owner) {
    String organization = "organization_id = '" + owner.organization().id() + "'";
    changes.change("update location set " + organization + " where id = ?", place);
    changes.change(
        "update healthcare_service set "
            + organization
            + " where id in (select service_id from healthcare_service_location"
            + " where location_id = ?)",
        place);
  }
}
