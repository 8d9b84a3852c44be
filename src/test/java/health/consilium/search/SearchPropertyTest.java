package health.consilium.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Directory;
import health.consilium.directory.Listing;
import health.consilium.directory.TestNetwork;
import health.consilium.platform.json.WireNames;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Searches at random, by area, filters, hours, name and order, by URL and by body, page by page
 * over HTTP, against a naive filter over all listings. A failure tells the seed.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchPropertyTest {
  private static final long SEED = 20_261_126;
  private static final List<String> TYPED =
      List.of("heron", "herno", "har", "cedar wellness", "psychiatry", "ketamine", "cedirc");

  private static Optional<TestNetwork> listed = Optional.empty();
  private static List<Listing> listings = List.of();

  @Inject Directory directory;
  @Inject Database database;

  private TestNetwork network;

  @BeforeEach
  void list() {
    if (listed.isEmpty()) {
      var corner = TestNetwork.in(directory);
      listings = new RandomListings(corner, new SplittableRandom(SEED)).list(150);
      listed = Optional.of(corner);
    }
    network = listed.get();
  }

  @RepeatedTest(120)
  void the_pages_hold_every_listing_that_fits_once_and_in_order(RepetitionInfo repetition) {
    long seed = SEED + repetition.getCurrentRepetition();
    var random = new SplittableRandom(seed);
    var wanted = Wanted.withHours(random);
    var area =
        wanted.isAnywhere()
            ? RandomArea.anywhere(network.middle(), random)
            : RandomArea.around(network.middle(), random);
    var parameters = new TreeMap<>(wanted.parameters());
    parameters.putAll(area.parameters());
    var name = name(random, parameters);
    var order = order(name.isPresent(), random);
    parameters.put("sort", WireNames.of(order));
    parameters.put("limit", "" + (1 + random.nextInt(15)));

    var found = new ArrayList<>(walked(parameters, random.nextBoolean()));
    found.retainAll(listings.stream().map(each -> each.location().id().toString()).toList());

    var expected =
        listings.stream()
            .filter(wanted::fits)
            .filter(each -> name.map(naming -> tier(each, naming) <= 2).orElse(true))
            .filter(each -> area.holds().test(point(each)))
            .collect(Collectors.toMap(each -> each.location().id().toString(), each -> each));
    assertThat(found)
        .as("seed %d, %s", seed, parameters)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    assertThat(found.stream().map(expected::get).toList())
        .as("seed %d, %s", seed, parameters)
        .isSortedAccordingTo(comparator(order, name, area.from()));
  }

  /** Counts are what the search finds when that filter is that value alone. */
  @RepeatedTest(12)
  void the_counts_of_facets_are_what_the_search_finds(RepetitionInfo repetition) {
    long seed = SEED - repetition.getCurrentRepetition();
    var random = new SplittableRandom(seed);
    var parameters = new TreeMap<>(Wanted.atRandom(random).parameters());
    name(random, parameters);
    parameters.put("radius", "12");

    var counts = given().queryParams(parameters).queryParam("near", near()).get("/v1/facets");

    assertThat(counts.<Integer>path("total")).isEqualTo(found(parameters));
    for (Map<String, Object> facet : counts.<List<Map<String, Object>>>path("facets")) {
      @SuppressWarnings("unchecked") // as the contract says
      var values = (List<Map<String, Object>>) Objects.requireNonNull(facet.get("values"));
      var value = RandomListings.any(values, random);
      var instead = new HashMap<>(parameters);
      instead.put((String) facet.get("parameter"), (String) value.get("value"));
      assertThat(value.get("count")).as("seed %d, %s", seed, instead).isEqualTo(found(instead));
    }
  }

  private int found(Map<String, String> parameters) {
    var limited = new HashMap<>(parameters);
    limited.put("limit", "100");
    return new TestSearch(network).pages(limited, "items.location.id").size();
  }

  private String near() {
    return new TestSearch(network).middle();
  }

  private Optional<List<Map<String, Integer>>> name(
      RandomGenerator random, Map<String, String> parameters) {
    if (random.nextInt(3) > 0) {
      return Optional.empty();
    }
    String typed = RandomListings.any(TYPED, random);
    parameters.put("q", typed);
    return Optional.of(
        database.call(connection -> Dictionary.candidates(NameWords.of(typed), connection)));
  }

  private static SearchOrder order(boolean named, RandomGenerator random) {
    var orders = Stream.of(SearchOrder.values());
    return RandomListings.any(
        orders.filter(each -> named || each != SearchOrder.RELEVANCE).toList(), random);
  }

  private List<String> walked(Map<String, String> parameters, boolean byBody) {
    var search = new TestSearch(network);
    String path = "items.location.id";
    return byBody ? search.pagesByBody(parameters, path) : search.pages(parameters, path);
  }

  private static Comparator<Listing> comparator(
      SearchOrder order, Optional<List<Map<String, Integer>>> name, Coordinates from) {
    var near = Comparator.comparingDouble((Listing each) -> from.distanceTo(point(each)).meters());
    return switch (order) {
      case DISTANCE -> near;
      case NAME -> Comparator.comparing(each -> NameWords.sortable(each.location().name()));
      case VERIFIED ->
          Comparator.comparing(RandomListings::lastVerified, Comparator.reverseOrder());
      case RELEVANCE ->
          Comparator.comparingInt((Listing each) -> tier(each, name.orElseThrow()))
              .thenComparing(near);
    };
  }

  /** How far the typed words have to be stretched to fit the listing's names; 3 if they do not. */
  private static int tier(Listing listing, List<Map<String, Integer>> candidates) {
    var names = new ArrayList<>(listing.organization().aliases());
    names.add(listing.organization().name());
    names.add(listing.location().name());
    Set<String> words =
        names.stream().flatMap(name -> NameWords.of(name).stream()).collect(Collectors.toSet());
    return candidates.stream()
        .mapToInt(
            each -> words.stream().mapToInt(word -> each.getOrDefault(word, 3)).min().orElse(3))
        .max()
        .orElse(3);
  }

  private static Coordinates point(Listing listing) {
    return listing.location().position().coordinates();
  }
}
