package health.consilium.observation;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
   * @param baseline in thousandths; absent where the course has none of the instrument
   */
  @Nullable Derived of(
      Instrument instrument, Reading reading, Duration sinceFirstDose, @Nullable Integer baseline) {
    var rule = watched.get(instrument.number());
    if (rule != null) {
      return new Derived(null, null, null, null, rule.holds(reading));
    }
    return baseline != null && sinceFirstDose.isPositive()
        ? outcome(instrument, reading.first(), baseline)
        : null;
  }

  private static Derived outcome(Instrument instrument, int value, int baseline) {
    boolean isJudged = baseline != 0 && instrument.response() != null;
    var rules = Optional.of(instrument).filter(_ -> isJudged).map(OutcomeRules::of);
    return new Derived(
        Thousandths.quantity(baseline),
        Thousandths.quantity(value - baseline),
        rules.map(each -> each.isResponse(baseline, value)).orElse(null),
        rules
            .filter(each -> each.remission() != null)
            .map(each -> each.isRemission(value))
            .orElse(null),
        null);
  }
}
