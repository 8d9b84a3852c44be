package health.consilium.search;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.directory.Directory;
import health.consilium.directory.Listing;
import health.consilium.directory.TestNetwork;
import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * While others write, whoever pages through a search sees each listing that nobody touches once.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SearchUnderWritesTest {
  private static final int UNTOUCHED = 40;

  @Inject Directory directory;
  @Inject TestChanges changes;

  @ParameterizedTest
  @CsvSource({"distance,''", "name,''", "verified,''", "relevance,untouched"})
  void every_untouched_listing_comes_once_and_in_order(String order, String typed)
      throws Exception {
    var network = TestNetwork.in(directory);
    var untouched = untouched(network);
    var touched = touched(network);
    var parameters =
        typed.isEmpty()
            ? Map.of("sort", order, "limit", "3", "routes", "IV")
            : Map.of("sort", order, "limit", "3", "q", typed);
    var search = new TestSearch(network);
    var done = new AtomicBoolean();
    var writes = new AtomicInteger();

    List<String> seen;
    try (var writers = Executors.newFixedThreadPool(2)) {
      var writing =
          List.of(
              writers.submit(() -> write(network, touched.subList(0, 10), done, writes)),
              writers.submit(() -> write(network, touched.subList(10, 20), done, writes)));
      seen = new ArrayList<>(search.<String>pages(parameters, "items.location.id"));
      while (writes.get() < 20) {
        seen = new ArrayList<>(search.<String>pages(parameters, "items.location.id"));
      }
      done.set(true);
      for (var each : writing) {
        each.get();
      }
    }

    seen.retainAll(untouched);
    assertThat(seen).isEqualTo(untouched);
  }

  /** In every order the first comes first; some lie at one point. */
  private static List<String> untouched(TestNetwork network) {
    var ids = new ArrayList<String>();
    for (int i = 0; i < UNTOUCHED; i++) {
      var listing =
          network
              .clinic("Untouched %03d".formatted(i))
              .verified(Instant.parse("2026-06-01T00:00:00Z").minus(Duration.ofHours(i)))
              .at(0.001 + i * 0.004, 0);
      ids.add(listing.location().id().toString());
    }
    return ids;
  }

  private static List<Listing> touched(TestNetwork network) {
    var listings = new ArrayList<Listing>();
    for (int i = 0; i < 20; i++) {
      listings.add(network.clinic("Untouched too %03d".formatted(i)).at(0.003 + i * 0.007, 0));
    }
    return listings;
  }

  private void write(
      TestNetwork network, List<Listing> touched, AtomicBoolean done, AtomicInteger writes) {
    var random = new SplittableRandom(7);
    while (!done.get()) {
      var listing = touched.get(random.nextInt(touched.size()));
      switch (random.nextInt(4)) {
        case 0 -> changes.change("update location set active = not active where id = ?", listing);
        case 1 ->
            changes.change(
                "update location set name = 'Untouched ' || version || '5' where id = ?", listing);
        case 2 ->
            changes.change("update location set latitude = latitude + 0.01 where id = ?", listing);
        default -> network.clinic("Untouched new").at(random.nextDouble() * 0.15, 0);
      }
      writes.incrementAndGet();
    }
  }
}
