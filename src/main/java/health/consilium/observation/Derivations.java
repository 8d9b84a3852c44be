package health.consilium.observation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Derives what follows from an observation, when it is shown: nothing of it is stored. */
@Singleton
class Derivations {
  private final Map<Integer, ExcursionRule> watched;

  Derivations(Instruments instruments, ExcursionThresholds thresholds) {
    this.watched =
        ExcursionRule.of(instruments, thresholds).stream()
            .collect(Collectors.toMap(ExcursionRule::measure, Function.identity()));
  }

  /**
   * What follows from a value, if anything does.
   *
   * @param sinceFirstDose negative before it
   */
  @Nullable Derived of(
      Instrument instrument, Reading reading, Duration sinceFirstDose, Judgement judged) {
    var rule = watched.get(instrument.number());
    if (rule != null) {
      return new Derived(null, null, null, null, rule.holds(reading));
    }
    var baseline = judged.baseline();
    return baseline != null && sinceFirstDose.isPositive()
        ? outcome(reading.first(), baseline, judged)
        : null;
  }

  /** A baseline of 0 measures no response. */
  private static Derived outcome(int value, int baseline, Judgement judged) {
    return new Derived(
        Thousandths.quantity(baseline),
        Thousandths.quantity(value - baseline),
        baseline == 0 ? null : judged.response(),
        baseline == 0 ? null : judged.remission(),
        null);
  }
}
