package health.consilium.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What an operation of the service costs by itself, where bare SQL is no measure: medians over the
 * rounds.
 *
 * @param perSecond how many were answered
 * @param service microseconds of the service's processor time
 * @param database microseconds of PostgreSQL's
 * @param buffers of 8 kB that PostgreSQL touched, all its processes together
 */
public record Cost(double perSecond, double service, double database, double buffers) {
  private static final int ROUNDS = 3;
  private static final Duration ROUND = Duration.ofSeconds(4);

  private static final String BUFFERS =
      "select sum(blks_hit + blks_read) from pg_stat_database where datname = current_database()";

  private record Round(Sample sample, double buffers) {}

  /** A round that nobody measures, so that the service has compiled what all kinds share. */
  public static void warmUp(Load load) throws Exception {
    load.run(ROUND);
  }

  /** Measures what the service has answered much of already, after a round of it. */
  public static Cost of(Load load, Stage stage) throws Exception {
    warmUp(load);
    var rounds = new ArrayList<Round>();
    for (int round = 0; round < ROUNDS; round++) {
      double before = buffers(stage);
      var sample = stage.measure(load, ROUND);
      rounds.add(new Round(sample, (buffers(stage) - before) / sample.operations()));
    }
    return new Cost(
        median(rounds, round -> round.sample().perSecond()),
        median(rounds, round -> round.sample().micros(round.sample().service())),
        median(rounds, round -> round.sample().micros(round.sample().database())),
        median(rounds, Round::buffers));
  }

  /** Milliseconds of both. */
  public double millis() {
    return (service + database) / 1_000;
  }

  private static double buffers(Stage stage) throws SQLException {
    try (var connection = stage.connect();
        var select = connection.createStatement();
        var row = select.executeQuery(BUFFERS)) {
      row.next();
      return row.getDouble(1);
    }
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
    return rounds.stream().mapToDouble(figure).sorted().toArray()[ROUNDS / 2];
  }
}
