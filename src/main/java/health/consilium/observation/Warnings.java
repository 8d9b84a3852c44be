package health.consilium.observation;

import java.util.ArrayList;
import java.util.List;

/** What is worth a second look in an observation that is accepted all the same. */
final class Warnings {
  private Warnings() {}

  /**
   * The warnings of one value.
   *
   * @param recalled whether {@link ObservationReader#recalled} says so of it
   */
  static List<Warning> of(Instrument instrument, Reading reading, boolean recalled) {
    var warnings = new ArrayList<Warning>();
    if (recalled) {
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
}
