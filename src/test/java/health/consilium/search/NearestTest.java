package health.consilium.search;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.directory.Coordinates;
import health.consilium.directory.Distance;
import health.consilium.platform.paging.Limit;
import health.consilium.platform.postgres.PostgresResource;
import health.consilium.platform.sql.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/**
 * Random networks far from where other tests list theirs, searched at random, against an oracle
 * that measures every location. A failure tells the seed; put it into {@link #SEED} to see it
 * again.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class NearestTest {
  private static final long SEED = 20_261_123;

  /** Middles of regions: an ordinary one, both sides of the antimeridian, the map's edge, poles. */
  private static final List<Coordinates> REGIONS =
      List.of(
          new Coordinates(-40, -100),
          new Coordinates(-45, 179.9),
          new Coordinates(-45, -180),
          new Coordinates(-78, 40),
          new Coordinates(-84, 100),
          new Coordinates(-86, -60),
          new Coordinates(-90, 0),
          new Coordinates(89.5, 170));

  private static final RandomNetwork NETWORK = new RandomNetwork();

  @Inject Nearest nearest;
  @Inject Database database;

  @RepeatedTest(100)
  void the_pages_of_a_search_hold_every_match_once_and_in_order(RepetitionInfo repetition) {
    long seed = SEED + repetition.getCurrentRepetition();
    var random = new SplittableRandom(seed);
    var region = REGIONS.get(random.nextInt(REGIONS.size()));
    database.call(connection -> NETWORK.grow(region, random, connection));
    var asked = RandomNetwork.asked(random);
    var query = query(region, asked, random);

    var found = pages(query);

    assertThat(found).as("seed %d, %s", seed, query).isEqualTo(NETWORK.matches(query, asked));
  }

  private List<Integer> pages(SearchQuery query) {
    var numbers = new ArrayList<Integer>();
    var bookmark = Bookmark.START;
    while (true) {
      var page = page(bookmark, query);
      page.found().forEach(found -> numbers.add(found.number()));
      if (!page.hasMore()) {
        return numbers;
      }
      assertThat(page.found()).hasSize(query.limit().value());
      bookmark = Bookmark.parse(bookmark.past(page.found()).text());
    }
  }

  private Slice page(Bookmark bookmark, SearchQuery query) {
    return database.call(connection -> nearest.after(bookmark, Inquiry.of(query), connection));
  }

  private static SearchQuery query(
      Coordinates region, RandomNetwork.Asked asked, RandomGenerator random) {
    var area = random.nextInt(3) == 0 ? box(region, random) : circle(region, random);
    return SearchQuery.of(area, asked.filters(), new Limit(1 + random.nextInt(30)));
  }

  private static Area circle(Coordinates region, RandomGenerator random) {
    double radius = Math.pow(10, random.nextDouble() * 2.9);
    return new Area.Circle(RandomNetwork.near(region, 1, random), Distance.ofKilometers(radius));
  }

  private static Area box(Coordinates region, RandomGenerator random) {
    var southwest = RandomNetwork.near(region, 4, random);
    return new Area.Box(
        southwest.longitude(),
        southwest.latitude(),
        RandomNetwork.wrapped(southwest.longitude() + random.nextDouble() * 8),
        Math.min(90, southwest.latitude() + random.nextDouble() * 8));
  }
}
