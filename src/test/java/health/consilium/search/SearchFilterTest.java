package health.consilium.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import health.consilium.directory.Accessibility;
import health.consilium.directory.Directory;
import health.consilium.directory.PaymentMethod;
import health.consilium.directory.Product;
import health.consilium.directory.Qualification;
import health.consilium.directory.Route;
import health.consilium.directory.TestNetwork;
import health.consilium.directory.TestService;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each filter of a search finds, and why. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchFilterTest {
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  @Inject Directory directory;

  private TestNetwork network;
  private TestSearch search;

  @BeforeEach
  void openNetwork() {
    network = TestNetwork.in(directory);
    search = new TestSearch(network);
  }

  @Test
  void a_plan_finds_the_services_that_accept_it() {
    var plan = UUID.randomUUID();
    network.clinic("Accepts it").offering(new TestService().plans(List.of(plan))).at(0.02, 0);
    network
        .clinic("Accepts another")
        .offering(new TestService().plans(List.of(UUID.randomUUID())))
        .at(0.01, 0);
    network.clinic("Accepts none").at(0, 0);

    assertThat(search.names(Map.of("plans", plan.toString()))).containsExactly("Accepts it");
    assertThat(search.names(Map.of("plans", UUID.randomUUID().toString()))).isEmpty();
  }

  @Test
  void the_plan_and_the_route_must_be_one_service_s() {
    var plan = UUID.randomUUID();
    network
        .clinic("Two halves")
        .offering(new TestService().plans(List.of(plan)).routes(Set.of(Route.IM)))
        .offering(new TestService().routes(Set.of(Route.IV)))
        .at(0, 0);
    network
        .clinic("One whole")
        .offering(new TestService().plans(List.of(plan)).routes(Set.of(Route.IV)))
        .at(0.1, 0);

    assertThat(search.names(Map.of("plans", plan.toString(), "routes", "IV")))
        .containsExactly("One whole");
  }

  @Test
  void a_language_finds_its_regions_and_not_the_other_way_round() {
    network
        .clinic("Mexican")
        .offering(new TestService().languages(List.of("en", "es-MX")))
        .at(0, 0);
    network.clinic("Spanish").offering(new TestService().languages(List.of("es"))).at(0.1, 0);
    network.clinic("Estonian").offering(new TestService().languages(List.of("et"))).at(0.2, 0);

    assertThat(search.names(Map.of("languages", "es"))).containsExactly("Mexican", "Spanish");
    assertThat(search.names(Map.of("languages", "ES-mx,et")))
        .containsExactly("Mexican", "Estonian");
  }

  @Test
  void specialty_product_and_payment_find_services() {
    network
        .clinic("All")
        .offering(
            new TestService()
                .specialties(List.of("207L00000X"))
                .product(Product.ESKETAMINE)
                .paidBy(Set.of(PaymentMethod.MEDICAID)))
        .at(0, 0);
    network.clinic("None").at(0.01, 0);

    for (var filter :
        List.of(
            Map.of("specialty", "207L00000X"),
            Map.of("product", "esketamine"),
            Map.of("paymentMethods", "medicaid,va"))) {
      assertThat(search.names(filter)).as("%s", filter).containsExactly("All");
    }
  }

  @Test
  void accessibility_is_the_location_s() {
    network.clinic("Ramp").accessible(Set.of(Accessibility.ADA_COMPLIANT)).at(0, 0);
    network.clinic("Bus").accessible(Set.of(Accessibility.PUBLIC_TRANSIT)).at(0.01, 0);

    assertThat(search.names(Map.of("accessibility", "adacomp"))).containsExactly("Ramp");
    assertThat(search.names(Map.of("accessibility", "adacomp,pubtrans"))).hasSize(2);
  }

  @Test
  void a_credential_counts_from_its_first_day_to_its_last() {
    held("Ended yesterday", today.minusYears(1), today.minusDays(1)).at(0, 0);
    held("Ends today", today.minusYears(1), today).at(0.01, 0);
    held("Begins today", today, today.plusYears(1)).at(0.02, 0);
    held("Begins tomorrow", today.plusDays(1), today.plusYears(1)).at(0.03, 0);
    network.clinic("Has none").at(0.04, 0);

    assertThat(search.names(Map.of("credentials", "askp3")))
        .containsExactly("Ends today", "Begins today");
    assertThat(search.names(Map.of("credentials", "board-psychiatry"))).isEmpty();
  }

  @Test
  void virtual_care_is_found_by_the_state_it_serves_wherever_it_lies() {
    var plan = UUID.randomUUID();
    network
        .clinic("Serves")
        .offering(new TestService().virtualIn(List.of("GU", "MP")).plans(List.of(plan)))
        .at(0, 0);
    network
        .clinic("Serves others")
        .offering(new TestService().virtualIn(List.of("VI")).plans(List.of(plan)))
        .at(0, 0);
    network.clinic("Is there").offering(new TestService().plans(List.of(plan))).at(0, 0);
    var inGuam = Map.of("delivery", "virtual", "state", "GU", "plans", plan.toString());

    var answer = given().queryParams(inGuam).get("/v1/providers/search");
    var near = given().queryParams(inGuam).queryParam("place", "98101").get("/v1/providers/search");

    for (Response each : List.of(answer, near)) {
      each.then().statusCode(200).body("items.location.name", equalTo(List.of("Serves")));
    }
    answer
        .then()
        .body("origin.source", equalTo("state-centroid"))
        .body("origin.label", equalTo("GU"));
    near.then().body("origin.source", equalTo("zip-centroid"));
  }

  @Test
  void verified_within_days_counts_days_of_the_calendar() {
    var midnight = today.atStartOfDay(ZoneOffset.UTC).toInstant();
    network.clinic("Ten days").verified(midnight.minus(Duration.ofDays(10))).at(0, 0);
    network
        .clinic("Just eleven")
        .verified(midnight.minus(Duration.ofDays(10)).minusMillis(1))
        .at(0.01, 0);
    network.clinic("Never").at(0.02, 0);

    assertThat(search.names(Map.of("verifiedWithinDays", "10"))).containsExactly("Ten days");
    assertThat(search.names(Map.of("verifiedWithinDays", "11"))).hasSize(2);
  }

  @Test
  void those_verified_last_come_first_and_the_never_verified_at_the_end() {
    network.clinic("Never").at(0, 0);
    network.clinic("Old").verified(Instant.parse("2026-01-01T00:00:00Z")).at(0, 0);
    network.clinic("New").verified(Instant.parse("2026-06-01T00:00:00.000001Z")).at(0.1, 0);
    network.clinic("Newer").verified(Instant.parse("2026-06-01T00:00:00.000002Z")).at(0.2, 0);

    assertThat(
            search.<String>pages(Map.of("sort", "verified", "limit", "1"), "items.location.name"))
        .containsExactly("Newer", "New", "Old", "Never");
  }

  @Test
  void names_are_sorted_without_regard_to_case_and_accents_and_equal_ones_come_each_once() {
    for (String name : List.of("zebra", "Émile", "elmer", "Elmer", "ELMER", "Anna")) {
      network.clinic(name).at(0.01, 0);
    }

    var names = search.<String>pages(Map.of("sort", "name", "limit", "2"), "items.location.name");

    assertThat(names).hasSize(6).startsWith("Anna").endsWith("Émile", "zebra");
    assertThat(names).contains("elmer", "Elmer", "ELMER");
  }

  @Test
  void a_mistyped_name_is_found_the_nearest_first() {
    network.clinic("Quandary Ketamine").at(0.2, 0);
    network.clinic("Quandary Infusions").at(0.1, 0);
    network.clinic("Another").at(0, 0);

    assertThat(search.names(Map.of("q", "qaundary")))
        .containsExactly("Quandary Infusions", "Quandary Ketamine");
    assertThat(search.names(Map.of("q", "quandry ketamin"))).contains("Quandary Ketamine");
    assertThat(search.names(Map.of("q", "xxyyzzqq"))).isEmpty();
  }

  @Test
  void of_those_of_a_name_whoever_offers_it_is_found_behind_all_who_do_not() {
    for (int i = 0; i < 12; i++) {
      network.clinic("Nocturne " + i).offering(new TestService()).at(0.01 * i, 0);
    }
    var rare = new TestService().routes(Set.of(Route.SC));
    network.clinic("Nocturne Last").offering(rare).at(0.2, 0);
    network.clinic("Nocturne Too Far").offering(rare).at(5, 0);
    network.clinic("Another").offering(rare).at(0.1, 0);

    var wanted = Map.of("q", "nocturne", "routes", "SC", "limit", "1");

    assertThat(search.<String>pages(wanted, "items.location.name"))
        .containsExactly("Nocturne Last");
    assertThat(search.<String>pages(Map.of("q", "nocturne", "limit", "5"), "items.location.name"))
        .hasSize(13)
        .startsWith("Nocturne 0", "Nocturne 1")
        .endsWith("Nocturne 11", "Nocturne Last");
  }

  @Test
  void what_has_the_words_whole_is_the_most_relevant() {
    network.clinic("Zircony").at(0, 0);
    network.clinic("Zirconia Clinic").at(0.1, 0);
    network.clinic("Zircon").at(0.2, 0);
    network.clinic("Zrcon").at(0.05, 0);

    var relevant =
        search.<String>pages(
            Map.of("q", "zircon", "sort", "relevance", "limit", "1"), "items.location.name");

    assertThat(relevant).startsWith("Zircon", "Zircony", "Zirconia Clinic");
  }

  @Test
  void a_hit_says_which_values_and_which_services_matched() {
    var listing =
        network
            .clinic("Matched")
            .accessible(Set.of(Accessibility.ADA_COMPLIANT))
            .offering(new TestService().routes(Set.of(Route.IV, Route.IM)))
            .offering(new TestService().routes(Set.of(Route.SL)).languages(List.of("es")))
            .at(0, 0);

    var answer =
        search.answer(
            Map.of("routes", "IM,SC,IV", "languages", "en", "accessibility", "adacomp,mobility"));

    answer
        .then()
        .body(
            "items[0].matched.parameter", equalTo(List.of("routes", "languages", "accessibility")))
        .body("items[0].matched[0].values", equalTo(List.of("IM", "IV")))
        .body(
            "items[0].matched[0].services",
            equalTo(List.of(listing.services().getFirst().id().toString())))
        .body("items[0].matched[2].values", equalTo(List.of("adacomp")))
        .body("items[0].matched[2].services", equalTo(null));
  }

  @Test
  void a_hit_of_no_filter_matches_nothing_in_particular() {
    network.clinic("Plain").at(0, 0);

    search.answer(Map.of()).then().body("items[0].matched", equalTo(List.of()));
  }

  @Test
  void facets_count_what_the_search_finds_with_that_value() {
    network.clinic("By IV").offering(new TestService().routes(Set.of(Route.IV))).at(0, 0);
    network
        .clinic("By both")
        .offering(new TestService().routes(Set.of(Route.IV, Route.IM)))
        .at(0, 0);
    network
        .clinic("By both, apart")
        .offering(new TestService().routes(Set.of(Route.IV)))
        .offering(new TestService().routes(Set.of(Route.IM)))
        .at(0, 0);

    given()
        .queryParam("near", search.middle())
        .queryParam("routes", "IM")
        .get("/v1/facets")
        .then()
        .statusCode(200)
        .body("total", equalTo(2))
        .body(
            "facets.find { it.parameter == 'routes' }.values",
            hasItem(Map.of("value", "IV", "count", 3)))
        .body(
            "facets.find { it.parameter == 'routes' }.values",
            hasItem(Map.of("value", "IM", "count", 2)))
        .body(
            "facets.find { it.parameter == 'product' }.values",
            equalTo(List.of(Map.of("value", "racemic-ketamine", "count", 2))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          near=1,2&state=TX                               | state
          near=1,2&state=TX&delivery=physical             | state
          near=1,2&state=TX&delivery=physical,virtual     | state
          state=XX&delivery=virtual                       | state
          state=tx&delivery=virtual                       | state
          near=1,2&radius=5&state=TX&delivery=virtual     | radius
          bbox=1,2,3,4&state=TX&delivery=virtual          | bbox
          near=1,2&place=98101&state=TX&delivery=virtual  | near
          delivery=virtual                                | near
          near=1,2&plans=abc                              | plans
          near=1,2&product=ketamine                       | product
          near=1,2&paymentMethods=gold                    | paymentMethods
          near=1,2&delivery=home                          | delivery
          near=1,2&languages=english                      | languages
          near=1,2&languages=en,                          | languages
          near=1,2&accessibility=yes                      | accessibility
          near=1,2&credentials=board                      | credentials
          near=1,2&specialty=psychiatry                   | specialty
          near=1,2&verifiedWithinDays=-1                  | verifiedWithinDays
          near=1,2&verifiedWithinDays=many                | verifiedWithinDays
          near=1,2&verifiedWithinDays=3651                | verifiedWithinDays
          near=1,2&q=...                                  | q
          near=1,2&sort=near                              | sort
          near=1,2&sort=relevance                         | sort
          near=1,2&fields=location,                       | fields
          near=1,2&fields=locaton                         | fields
          """)
  void a_bad_filter_is_refused_by_its_name(String query, String parameter) {
    given()
        .urlEncodingEnabled(false)
        .get("/v1/providers/search?" + query)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-parameter"))
        .body("errors[0].parameter", equalTo(parameter));
  }

  /** They take where and what, and neither when nor how. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          routes=IV                      | near      | invalid-parameter
          near=1,2&bbox=1,2,3,4          | near      | invalid-parameter
          near=1,2&radius=501            | radius    | radius-too-large
          near=1,2&routes=XX             | routes    | invalid-parameter
          near=1,2&state=TX              | state     | invalid-parameter
          near=1,2&openNow=true          | openNow   | unknown-parameter
          near=1,2&sort=name             | sort      | unknown-parameter
          near=1,2&limit=5               | limit     | unknown-parameter
          """)
  void facets_refuse_what_the_search_refuses_and_what_they_do_not_take(
      String query, String parameter, String code) {
    given()
        .urlEncodingEnabled(false)
        .get("/v1/facets?" + query)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/" + code))
        .body("errors[0].parameter", equalTo(parameter));
  }

  @Test
  void a_mistyped_field_is_answered_with_the_nearest() {
    given()
        .get("/v1/providers/search?near=1,2&fields=locaton")
        .then()
        .body("errors[0].detail", equalTo("locaton is not known here. Did you mean location?"));
  }

  @Test
  void a_cursor_goes_on_in_the_same_order_only() {
    network.clinic("One").at(0, 0);
    network.clinic("Two").at(0.1, 0);
    var next = TestSearch.next(search.answer(Map.of("sort", "name", "limit", "1"))).orElseThrow();

    given()
        .urlEncodingEnabled(false)
        .get(next.replace("sort=name", "sort=verified"))
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/cursor-mismatch"));
  }

  private TestNetwork.Clinic held(String name, LocalDate from, LocalDate until) {
    return network.clinic(name).holding(Qualification.ASKP3, from, until);
  }
}
