package health.consilium.directory;

import static org.assertj.core.api.Assertions.assertThat;

import health.consilium.platform.postgres.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestProfile(DemoLoaderTest.EmptyDirectory.class)
class DemoLoaderTest {
  @Inject Directory directory;
  @Inject DemoLoader loader;
  @Inject Gazetteer gazetteer;

  /** A profile of its own is started on a database of its own. */
  public static class EmptyDirectory implements QuarkusTestProfile {}

  /** One test: only the first load of a database finds it empty. */
  @Test
  void replicas_that_start_at_once_load_one_network() throws Exception {
    Callable<Boolean> load = loader::load;

    boolean once = atOnce(load, load);
    boolean again = loader.load();

    assertThat(once).isTrue();
    assertThat(again).isFalse();
    var network = DemoNetwork.of(gazetteer.zips(), Instant.EPOCH).listings();
    var ids = network.stream().map(each -> each.location().id()).collect(Collectors.toSet());
    assertThat(directory.listings(ids)).hasSize(DemoNetwork.SIZE);
  }

  /** Whether exactly one of both did it. */
  private static boolean atOnce(Callable<Boolean> one, Callable<Boolean> other) throws Exception {
    try (var replicas = Executors.newFixedThreadPool(2)) {
      var first = replicas.submit(one);
      var second = replicas.submit(other);
      return first.get() ^ second.get();
    }
  }
}
