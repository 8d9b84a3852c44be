package health.consilium.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The same work as bare SQL and through the service, in turns: whatever else the machine does meets
 * both alike. Every figure is a median over the rounds.
 */
public final class Comparison {
  /** {@code -Dbench.rounds=3} makes a shorter run. */
  private static final int ROUNDS = Integer.getInteger("bench.rounds", 5);

  private static final Duration ROUND = Duration.ofSeconds(4);

  private static final Duration WARM_UP = Duration.ofSeconds(10);

  /** The service is warm once an operation costs no less than this share of what it did before. */
  private static final double SETTLED = 0.95;

  private final List<Sample> raw = new ArrayList<>();
  private final List<Sample> http = new ArrayList<>();

  private Comparison() {}

  /** Warms both sides up and measures them in turns. */
  public static Comparison of(Load raw, Load http, Stage stage) throws Exception {
    raw.run(WARM_UP.dividedBy(4));
    warmUp(http, stage);
    return inTurns(raw, stage, http, stage);
  }

  /** Two services in the place of the two sides: the first stands where bare SQL does. */
  public static Comparison of(Load first, Stage firstStage, Load second, Stage secondStage)
      throws Exception {
    warmUp(first, firstStage);
    warmUp(second, secondStage);
    return inTurns(first, firstStage, second, secondStage);
  }

  private static Comparison inTurns(Load raw, Stage rawStage, Load http, Stage httpStage)
      throws Exception {
    var comparison = new Comparison();
    for (int round = 0; round < ROUNDS; round++) {
      comparison.raw.add(rawStage.measure(raw, ROUND));
      comparison.http.add(httpStage.measure(http, ROUND));
    }
    return comparison;
  }

  /** Until the service's JVM has compiled what is hot; on a busy machine that takes long. */
  private static void warmUp(Load http, Stage stage) throws Exception {
    double before;
    double now = Double.POSITIVE_INFINITY;
    do {
      before = now;
      var sample = stage.measure(http, WARM_UP);
      now = sample.micros(sample.service());
    } while (now < SETTLED * before);
  }

  public double rawPerSecond() {
    return median(raw, Sample::perSecond);
  }

  public double httpPerSecond() {
    return median(http, Sample::perSecond);
  }

  /** The service's rate as a share of bare SQL's, round by round. */
  public double ratio() {
    return times(Sample::perSecond);
  }

  /** What an operation of the second side costs, as a multiple of the first's, round by round. */
  public double growth() {
    return times(Sample::served);
  }

  /** Microseconds per operation of the bare SQL's client. */
  public double rawCaller() {
    return micros(raw, Sample::caller);
  }

  /** Microseconds per operation of PostgreSQL under bare SQL. */
  public double rawDatabase() {
    return micros(raw, Sample::database);
  }

  /** Microseconds per operation of the service where it is on both sides. */
  public double rawService() {
    return micros(raw, Sample::service);
  }

  /** Microseconds per operation of the service. */
  public double service() {
    return micros(http, Sample::service);
  }

  /** Microseconds per operation of PostgreSQL under the service. */
  public double httpDatabase() {
    return micros(http, Sample::database);
  }

  /** Microseconds per operation of the service and PostgreSQL together. */
  public double cost() {
    return service() + httpDatabase();
  }

  /** A figure of the second side as a multiple of the first's, round by round. */
  private double times(ToDoubleFunction<Sample> figure) {
    return IntStream.range(0, ROUNDS)
        .mapToDouble(i -> figure.applyAsDouble(http.get(i)) / figure.applyAsDouble(raw.get(i)))
        .sorted()
        .toArray()[ROUNDS / 2];
  }

  private static double micros(List<Sample> samples, Function<Sample, Duration> cpu) {
    return median(samples, sample -> sample.micros(cpu.apply(sample)));
  }

  private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    return samples.stream().mapToDouble(figure).sorted().toArray()[ROUNDS / 2];
  }
}
