package health.consilium.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The faults that happen to everybody, while a clinic's software posts. Each runs with as many
 * seeds as {@code faults.seeds} says, from {@code faults.seed} on; {@code ./mvnw -Pfaults verify}
 * runs ten of each, and those of {@link RareFaults} too.
 */
class FaultIT {
  private static Deployment deployment;

  @BeforeAll
  static void deploy() throws IOException {
    deployment = Deployment.start(Map.of());
  }

  @AfterAll
  static void clear() throws IOException {
    deployment.close();
  }

  static Stream<Long> seeds() {
    return Run.seeds();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_service_is_killed(long seed) throws IOException, SQLException {
    var run = Run.of("service-killed", seed, deployment);

    run.strike(random -> deployment.killService());

    run.assertClean();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_database_is_killed(long seed) throws IOException, SQLException {
    var run = Run.of("database-killed", seed, deployment);

    run.strike(random -> deployment.killDatabase());

    run.assertClean();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void answers_to_commit_are_lost(long seed) throws IOException, SQLException {
    var run = Run.of("commit-answer-lost", seed, deployment);
    int before = deployment.wire().lost();

    run.strike(
        random -> {
          deployment.wire().loseCommits(0.05);
          Run.pause(Duration.ofSeconds(2));
          deployment.wire().loseCommits(0);
        });

    run.assertClean();
    assertThat(deployment.wire().lost()).isGreaterThan(before);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void all_connections_are_cut(long seed) throws IOException, SQLException {
    var run = Run.of("connections-cut", seed, deployment);

    run.strike(
        random -> {
          for (int i = 0; i < 5; i++) {
            deployment.wire().cut();
            Run.pause(Duration.ofMillis(random.nextInt(400)));
          }
        });

    run.assertClean();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_network_loses_doubles_and_delays_what_is_sent(long seed)
      throws IOException, SQLException {
    try (var network = new Network(deployment::url, seed)) {
      var run = Run.of("network-broken", seed, deployment, network);

      run.strike(random -> network.breakFor(Duration.ofSeconds(3)));

      run.assertClean();
      assertThat(network.met()).containsOnlyKeys(Network.Fate.values());
    }
  }
}
