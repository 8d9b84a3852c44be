package health.consilium.observation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is worth a second look in an observation that is accepted all the same. */
final class Warnings {
  /** Instruments that ask about so long a time say little shortly after a dose. */
  private static final Duration LONG_RECALL = Duration.ofDays(14);

  private static final Duration SHORTLY = Duration.ofDays(2);

  private Warnings() {}

  /**
   * The warnings of one value.
   *
   * @param sinceFirstDose negative before it
   */
  static List<Warning> of(Instrument instrument, Reading reading, Duration sinceFirstDose) {
    var warnings = new ArrayList<Warning>();
    if (hasLongRecall(instrument)
        && sinceFirstDose.isPositive()
        && sinceFirstDose.compareTo(SHORTLY) < 0) {
      warnings.add(
          new Warning(
              Warning.Code.RECALL_WINDOW,
              "%s asks about %s and was answered within 48 hours of a dose."
                  .formatted(instrument.id(), instrument.recall())));
    }
    if (!instrument.isUsual(reading)) {
      warnings.add(
          new Warning(
              Warning.Code.UNUSUAL_VALUE,
              instrument.id() + ": plausible, but outside what is usual. Please confirm it."));
    }
    return List.copyOf(warnings);
  }

  private static boolean hasLongRecall(Instrument instrument) {
    String recall = instrument.recall();
    return recall != null && Duration.parse(recall).compareTo(LONG_RECALL) >= 0;
  }
}
