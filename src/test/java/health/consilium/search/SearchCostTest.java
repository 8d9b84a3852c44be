package health.consilium.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import health.consilium.directory.Coordinates;
import health.consilium.directory.Directory;
import health.consilium.directory.Distance;
import health.consilium.directory.Indication;
import health.consilium.directory.PatientAcceptance;
import health.consilium.directory.Route;
import health.consilium.directory.TestNetwork;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a search reads, in buffers of 8 kB, among 100,000 locations that no other test looks at.
 * Buffers are counted and not milliseconds: they are the same on every machine.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchCostTest {
  /**
   * Two services each. Bit 1 is IV, 2 IM, 16 MDD, 19 PTSD, 23 CRPS, which one location in a hundred
   * treats; 44 takes new patients, 45 none; 0 is the location itself, 29 a service.
   */
  private static final String SOME_LOCATIONS =
      """
      with random_location as materialized (
        select gen_random_uuid() as id, -34 + 24 * random() as latitude,
          12 + 20 * random() as longitude,
          case when random() < 0.7 then 1::bigint << 44 else 1::bigint << 45 end as accepting,
          case when random() < 0.6 then 1 << 1 else 1 << 2 end
            | case when random() < 0.01 then 1 << 23 else 1 << 16 end as offer
        from generate_series(1, 5000)),
      card as (
        insert into location_card
          (location_id, latitude, longitude, spot, shape, location, organization, services)
        select id, latitude, longitude,
          point(longitude, degrees(ln(tan(pi() / 4 + radians(latitude) / 2)))), %d, '{}', '{}', '[]'
        from random_location returning location_id, number, drawn, latitude, spot)
      insert into location_facet (facet, location, drawn, latitude, spot, word)
      select facet, number, drawn, card.latitude, spot, accepting | word
      from card join random_location on id = location_id
        cross join lateral unnest(array[1, (1 << 29) | offer, (1 << 29) | (1 << 1) | (1 << 19)]) as word
        cross join generate_series(0, 29) as facet
      where (word >> facet) & 1 = 1
      """;

  private static final String EXPLAIN = "explain (analyze, buffers, format json) ";

  private static boolean filled;

  /** Not the service's own, which may remember the shares of a minute ago. */
  private final FacetShares shares = new FacetShares(Clock.systemUTC());

  @Inject Database database;
  @Inject Upkeep upkeep;
  @Inject Nearest nearest;
  @Inject Directory directory;
  @Inject ObjectMapper json;

  static Stream<Arguments> searches() {
    return Stream.of(
        Arguments.of("unfiltered", Filters.NONE),
        Arguments.of("by a rare facet", filters(Set.of(), Indication.CRPS, Set.of())),
        Arguments.of("by two filters", filters(Set.of(Route.IV), Indication.PTSD, Set.of())),
        Arguments.of("by two, one rare", filters(Set.of(Route.IV), Indication.CRPS, Set.of())),
        Arguments.of(
            "by a rare facet among those who take patients",
            filters(Set.of(), Indication.CRPS, Set.of(PatientAcceptance.NEW_PATIENTS))));
  }

  @BeforeEach
  void fill() {
    if (!filled) {
      database.call(SearchCostTest::insertAll);
      filled = true;
    }
    upkeep.vacuum();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("searches")
  void the_nearest_come_from_the_index_alone_in_30_buffers(String name, Filters filters) {
    var random = new Random(1);
    for (int i = 0; i < 20; i++) {
      var middle = new Coordinates(-30 + 16 * random.nextDouble(), 15 + 14 * random.nextDouble());

      var scan = explainNearest(around(middle, filters)).at("/0/Plan/Plans/0");

      assertThat(buffers(scan)).isLessThanOrEqualTo(30);
      assertThat(scan.get("Node Type").asText()).isEqualTo("Index Only Scan");
      assertThat(scan.get("Heap Fetches").asInt()).isZero();
    }
  }

  @Test
  void a_hit_s_card_takes_5_buffers() {
    var network = TestNetwork.in(directory);
    var listings = Stream.generate(() -> network.clinic("Carded").listing(0, 0)).limit(20).toList();
    directory.publish(listings);

    var lookup = database.call(connection -> explainCards(found(network, connection), connection));

    assertThat(lookup.at("/0/Plan/Actual Rows").asInt()).isEqualTo(20);
    assertThat(buffers(lookup.at("/0/Plan"))).isLessThanOrEqualTo(20 * 5);
  }

  private static Filters filters(
      Set<Route> routes, Indication indication, Set<PatientAcceptance> accepting) {
    return new Filters(
        Stream.of(
                TraitFilter.of("routes", routes),
                TraitFilter.of("indications", Set.of(indication)),
                TraitFilter.of("accepting", accepting))
            .filter(filter -> !filter.wanted().isEmpty())
            .<Filter>map(filter -> filter)
            .toList());
  }

  private static SearchQuery around(Coordinates middle, Filters filters) {
    var area = new Area.Circle(middle, Distance.ofMiles(500));
    return SearchQuery.of(area, filters, Limit.of(null));
  }

  private List<Found> found(TestNetwork network, Connection connection) throws SQLException {
    return nearest
        .after(Bookmark.START, Inquiry.of(around(network.middle(), Filters.NONE)), connection)
        .found();
  }

  /** By the plan that PostgreSQL settles on once a connection has run the statement five times. */
  private JsonNode explainNearest(SearchQuery query) {
    return QuarkusTransaction.requiringNew()
        .call(() -> database.call(connection -> explainNearest(query, connection)));
  }

  private JsonNode explainNearest(SearchQuery query, Connection connection) throws SQLException {
    var walk = new Walk(Inquiry.of(query), shares.rarestCover(connection, query.filters()));
    try (var settle = connection.createStatement();
        var explain =
            connection.prepareStatement(
                EXPLAIN + walk.sql(walk.cover().getFirst(), Nearest.FEWEST_SERVICES))) {
      settle.execute("set local plan_cache_mode = force_generic_plan");
      walk.bind(explain, query.area().center().longitude());
      return plan(explain);
    }
  }

  private JsonNode explainCards(List<Found> found, Connection connection) throws SQLException {
    try (var explain = connection.prepareStatement(EXPLAIN + Cards.CARDS)) {
      Cards.bind(explain, found);
      return plan(explain);
    }
  }

  private JsonNode plan(PreparedStatement explain) throws SQLException {
    var row = explain.executeQuery();
    row.next();
    try {
      return json.readTree(row.getString(1));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int buffers(JsonNode plan) {
    return plan.get("Shared Hit Blocks").asInt() + plan.get("Shared Read Blocks").asInt();
  }

  /** The same locations each time, in steps that no timeout ends. */
  private static int insertAll(Connection connection) throws SQLException {
    try (var seed = connection.createStatement()) {
      seed.execute("select setseed(0.5)");
    }
    int facets = 0;
    for (int i = 0; i < 20; i++) {
      facets += insertSome(connection);
    }
    return facets;
  }

  private static int insertSome(Connection connection) throws SQLException {
    try (var insert = connection.prepareStatement(SOME_LOCATIONS.formatted(Card.SHAPE))) {
      return insert.executeUpdate();
    }
  }
}
