package health.consilium.search;

import static health.consilium.directory.Indication.MDD;
import static health.consilium.directory.Indication.PTSD;
import static health.consilium.directory.Route.IM;
import static health.consilium.directory.Route.IV;
import static health.consilium.directory.Route.SL;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import health.consilium.directory.Directory;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.TestNetwork;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchTest {
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

  @Inject Directory directory;

  private TestNetwork network;

  @BeforeEach
  void openNetwork() {
    network = TestNetwork.in(directory);
  }

  @Test
  void the_nearest_clinic_comes_first_even_when_it_was_listed_last() {
    network.clinic("Far").at(0.10, 0);
    network.clinic("Near").at(0.01, 0.01);

    var answer = search(Map.of("near", middle()));

    assertThat(names(answer)).containsExactly("Near", "Far");
  }

  @Test
  void a_hit_shows_the_listing_as_the_directory_does() {
    var listing = network.clinic("Shown").offering(Set.of(IV), Set.of(PTSD)).at(0, 0);

    var answer = search(Map.of("near", middle()));

    answer
        .then()
        .body("items[0].location", equalTo(shown("/v1/locations/" + listing.location().id())))
        .body(
            "items[0].organization",
            equalTo(shown("/v1/organizations/" + listing.organization().id())))
        .body(
            "items[0].services",
            contains(
                equalTo(shown("/v1/healthcare-services/" + listing.services().getFirst().id()))));
  }

  @Test
  void a_page_of_any_website_may_read_it() {
    given()
        .queryParam("near", middle())
        .header("Origin", "https://example.com")
        .get("/v1/providers/search")
        .then()
        .header("Access-Control-Allow-Origin", equalTo("*"))
        .header("Access-Control-Expose-Headers", containsString("Link"));
  }

  @Test
  void distance_and_bearing_are_told_from_the_origin() {
    network.clinic("North").at(0.1, 0);

    var answer = search(Map.of("near", middle()));

    answer
        .then()
        .body("origin.latitude", equalTo((float) network.middle().latitude()))
        .body("origin.source", equalTo("query"))
        .body("items[0].distance.value", equalTo(6.909f))
        .body("items[0].distance.unit", equalTo("mi"))
        .body("items[0].bearing", equalTo(0f));
  }

  @Test
  void a_search_in_kilometers_answers_in_kilometers() {
    network.clinic("Within").at(0, -0.001);
    network.clinic("At its end").at(0.009, 0);
    network.clinic("Beyond").at(0.01, 0);

    var answer = search(Map.of("near", middle(), "radius", "1.1", "unit", "km"));

    assertThat(names(answer)).containsExactly("Within", "At its end");
    answer
        .then()
        .body("items[0].bearing", equalTo(270f))
        .body("items[1].distance.value", equalTo(1.001f))
        .body("items[1].distance.unit", equalTo("km"));
  }

  @Test
  void without_a_radius_a_search_reaches_25_miles() {
    network.clinic("At 24.9 miles").at(0.3604, 0);
    network.clinic("At 25.1 miles").at(0.3633, 0);

    var answer = search(Map.of("near", middle()));

    assertThat(names(answer)).containsExactly("At 24.9 miles");
  }

  @Test
  void one_single_service_must_meet_all_the_filters() {
    network
        .clinic("Two halves")
        .offering(Set.of(IV), Set.of(MDD))
        .offering(Set.of(IM), Set.of(PTSD))
        .at(0, 0);
    network
        .clinic("One whole")
        .offering(Set.of(IM), Set.of(MDD))
        .offering(Set.of(IV), Set.of(PTSD))
        .at(0.1, 0);

    var answer = search(Map.of("near", middle(), "routes", "IV", "indications", "PTSD"));

    assertThat(names(answer)).containsExactly("One whole");
    answer.then().body("items[0].services.size()", equalTo(2));
  }

  @Test
  void one_value_of_each_filter_is_enough() {
    network.clinic("By IV").offering(Set.of(IV), Set.of(MDD)).at(0.01, 0);
    network.clinic("By IM").offering(Set.of(IM), Set.of(PTSD)).at(0.02, 0);
    network.clinic("By SL").offering(Set.of(SL), Set.of(MDD)).at(0.03, 0);

    var answer = search(Map.of("near", middle(), "routes", "IV,IM", "indications", "MDD,PTSD"));

    assertThat(names(answer)).containsExactly("By IV", "By IM");
  }

  @Test
  void a_location_can_be_asked_for_by_whom_it_takes() {
    network.clinic("Full").accepting(PatientAcceptance.NO_PATIENTS).at(0.01, 0);
    network.clinic("Open").accepting(PatientAcceptance.NEW_PATIENTS).at(0.02, 0);
    network.clinic("Family").accepting(PatientAcceptance.EXISTING_AND_FAMILY).at(0.03, 0);

    var answer = search(Map.of("near", middle(), "accepting", "newpt,existptfam"));

    assertThat(names(answer)).containsExactly("Open", "Family");
  }

  @Test
  void a_box_is_searched_from_its_middle_with_its_edges() {
    network.clinic("On the edge").at(0.5, 0);
    network.clinic("In the middle").at(0, 0);
    network.clinic("Outside").at(0.51, 0);
    double south = network.middle().latitude() - 0.5;
    double west = network.middle().longitude() - 0.5;

    var answer = search(Map.of("bbox", west + "," + south + "," + (west + 1) + "," + (south + 1)));

    assertThat(names(answer)).containsExactly("In the middle", "On the edge");
  }

  @Test
  void a_box_west_of_its_east_crosses_the_antimeridian() {
    var dateline = TestNetwork.around(-12, 180, directory);
    dateline.clinic("East of it").at(0, 0.2);
    dateline.clinic("West of it").at(0, -0.1);

    var answer = search(Map.of("bbox", "179.5,-12.5,-179.5,-11.5"));

    assertThat(names(answer)).containsExactly("West of it", "East of it");
    answer.then().body("origin.longitude", equalTo(180f));
  }

  @Test
  void a_circle_reaches_over_the_antimeridian() {
    var dateline = TestNetwork.around(-16, 180, directory);
    dateline.clinic("East of it").at(0, 0.05);
    dateline.clinic("West of it").at(0, -0.2);

    var answer = search(Map.of("near", "-16,-180"));

    assertThat(names(answer)).containsExactly("East of it", "West of it");
  }

  @Test
  void a_place_is_searched_from_its_middle() {
    var answer = search(Map.of("place", "98101"));

    answer
        .then()
        .statusCode(200)
        .body("origin.source", equalTo("zip-centroid"))
        .body("origin.label", equalTo("98101 Seattle, WA"))
        .body("origin.latitude", equalTo(47.6109f));
  }

  @Test
  void a_city_that_several_states_have_is_refused_with_candidates() {
    var answer = search(Map.of("place", "Springfield"));

    assertRefused(answer, "place", "ambiguous-place");
    answer.then().body("candidates", hasItem("Springfield, IL"));
  }

  @Test
  void the_pages_hold_each_hit_once_and_in_order() {
    for (int i = 0; i < 7; i++) {
      network.clinic("At one point").at(0.01, 0.01);
      network.clinic("Equally far on the other side").at(0.01, -0.01);
    }

    var seen = new ArrayList<String>();
    var sizes = new ArrayList<Integer>();
    var page = Optional.of("/v1/providers/search?limit=5&near=" + middle());
    while (page.isPresent()) {
      var answer = given().urlEncodingEnabled(false).get(page.get());
      List<String> ids = answer.path("items.location.id");
      seen.addAll(ids);
      sizes.add(ids.size());
      page = next(answer);
    }

    assertThat(sizes).containsExactly(5, 5, 4);
    assertThat(seen).doesNotHaveDuplicates().hasSize(14);
  }

  @Test
  void a_page_that_holds_the_last_hit_has_no_next() {
    network.clinic("Only").at(0, 0);

    var answer = search(Map.of("near", middle(), "limit", "1"));

    answer.then().body("page.hasMore", equalTo(false)).body("page.limit", equalTo(1));
    assertThat(answer.header("Link")).isNull();
  }

  @Test
  void nobody_near_is_an_empty_page() {
    var answer = search(Map.of("near", middle()));

    answer.then().statusCode(200).body("items", empty()).body("page.hasMore", equalTo(false));
  }

  @Test
  void whoever_is_between_may_keep_an_answer_for_a_minute() {
    var answer = search(Map.of("near", middle()));

    answer.then().header("Cache-Control", startsWith("public, max-age="));
  }

  @Test
  void a_cursor_of_another_query_is_refused() {
    network.clinic("One").at(0.01, 0);
    network.clinic("Two").at(0.02, 0);
    String cursor = cursor(search(Map.of("near", middle(), "limit", "1")));

    var answer = search(Map.of("near", middle(), "cursor", cursor, "routes", "IV"));

    assertRefused(answer, "cursor", "cursor-mismatch");
  }

  @Test
  void a_cursor_continues_on_pages_of_another_length() {
    network.clinic("One").at(0.01, 0);
    network.clinic("Two").at(0.02, 0);
    network.clinic("Three").at(0.03, 0);
    String cursor = cursor(search(Map.of("near", middle(), "limit", "1")));

    var answer = search(Map.of("near", middle(), "cursor", cursor, "limit", "50"));

    assertThat(names(answer)).containsExactly("Two", "Three");
  }

  @Test
  void a_cursor_that_was_tampered_with_is_refused() {
    network.clinic("One").at(0.01, 0);
    network.clinic("Two").at(0.02, 0);
    String cursor = cursor(search(Map.of("near", middle(), "limit", "1")));
    String altered = (cursor.startsWith("A") ? "B" : "A") + cursor.substring(1);

    var answer = search(Map.of("near", middle(), "cursor", altered));

    assertRefused(answer, "cursor", "invalid-parameter");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          limit=5                                | near      | invalid-parameter
          near=abc                               | near      | invalid-parameter
          near=                                  | near      | invalid-parameter
          near=91,0                              | near      | invalid-parameter
          near=0,181                             | near      | invalid-parameter
          near=1e3,0                             | near      | invalid-parameter
          near=NaN,0                             | near      | invalid-parameter
          near=1                                 | near      | invalid-parameter
          near=1,2,3                             | near      | invalid-parameter
          near=1,2&place=98101                   | near      | invalid-parameter
          near=1,2&bbox=1,2,3,4                  | near      | invalid-parameter
          place=98101&bbox=1,2,3,4               | near      | invalid-parameter
          place=00000                            | place     | place-not-found
          place=Nowhere, WA                      | place     | place-not-found
          place=981                              | place     | invalid-parameter
          near=1,2&radius=-1                     | radius    | invalid-parameter
          near=1,2&radius=0                      | radius    | invalid-parameter
          near=1,2&radius=1e9                    | radius    | invalid-parameter
          near=1,2&radius=far                    | radius    | invalid-parameter
          near=1,2&radius=500.1                  | radius    | radius-too-large
          near=1,2&radius=805&unit=km            | radius    | radius-too-large
          near=1,2&radius=999999999999           | radius    | radius-too-large
          near=1,2&unit=m                        | unit      | invalid-parameter
          near=1,2&limit=0                       | limit     | invalid-parameter
          near=1,2&limit=101                     | limit     | invalid-parameter
          near=1,2&limit=abc                     | limit     | invalid-parameter
          near=1,2&cursor=abc                    | cursor    | invalid-parameter
          near=1,2&routes=                       | routes    | invalid-parameter
          near=1,2&routes=XX                     | routes    | invalid-parameter
          near=1,2&routes=IV,                    | routes    | invalid-parameter
          near=1,2&indications=mdd               | indications | invalid-parameter
          near=1,2&accepting=everybody           | accepting | invalid-parameter
          near=1,2&colour=red                    | colour    | unknown-parameter
          near=1,2&near=1,2                      | near      | invalid-parameter
          bbox=-180,-90,180,90                   | bbox      | radius-too-large
          bbox=-122.2,47.5,-122.5,47.8           | bbox      | radius-too-large
          bbox=1,2,3                             | bbox      | invalid-parameter
          bbox=1,2,3,4,5,6                       | bbox      | invalid-parameter
          bbox=1,5,3,4                           | bbox      | invalid-parameter
          bbox=1,2,181,4                         | bbox      | invalid-parameter
          bbox=a,b,c,d                           | bbox      | invalid-parameter
          bbox=1,2,3,4&radius=5                  | radius    | invalid-parameter
          """)
  void a_bad_query_is_refused_by_the_name_of_its_parameter(
      String query, String parameter, String code) {
    var answer =
        given().urlEncodingEnabled(false).get("/v1/providers/search?" + query.replace(" ", "%20"));

    assertRefused(answer, parameter, code);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          raduis  | Did you mean radius?
          route   | Did you mean routes?
          langauges | Did you mean languages?
          opennow | Did you mean openNow or openAt?
          xyzzy   | The parameters are accepting, accessibility, bbox,
          """)
  void an_unknown_parameter_is_answered_with_the_nearest(String name, String told) {
    var answer = search(Map.of("near", middle(), name, "1"));

    assertRefused(answer, name, "unknown-parameter");
    answer.then().body("errors[0].detail", containsString(told));
  }

  private static void assertRefused(Response answer, String parameter, String code) {
    answer
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/" + code))
        .body("errors[0].parameter", equalTo(parameter));
  }

  private static Response search(Map<String, String> parameters) {
    return given().queryParams(parameters).get("/v1/providers/search");
  }

  private static List<String> names(Response answer) {
    return answer.then().statusCode(200).extract().path("items.location.name");
  }

  private static Map<String, Object> shown(String path) {
    return given().get(path).then().statusCode(200).extract().path("$");
  }

  private String middle() {
    return network.middle().latitude() + "," + network.middle().longitude();
  }

  private static Optional<String> next(Response answer) {
    return Optional.ofNullable(answer.header("Link"))
        .map(NEXT::matcher)
        .filter(Matcher::matches)
        .map(link -> link.group(1));
  }

  private static String cursor(Response answer) {
    return next(answer).orElseThrow().replaceAll(".*[?&]cursor=([^&]+).*", "$1");
  }
}
