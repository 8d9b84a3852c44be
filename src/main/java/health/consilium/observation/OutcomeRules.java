package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * By what an instrument judges one patient, from a baseline and a follow-up. The judging is the
 * database's, by the table {@code outcome_rule}, which says the same in integers: exactly half of
 * the baseline is always a response.
 */
public record OutcomeRules(
    Direction direction,
    Change response,
    @Nullable Threshold remission,
    @Nullable Change smallestImportant) {

  /**
   * The rules of an instrument.
   *
   * @throws Refusal 400 when it has none: a vital sign, a safety scale
   */
  public static OutcomeRules of(Instrument instrument) {
    var direction = instrument.direction();
    var response = instrument.response();
    if (direction == null || response == null) {
      throw Refusal.parameter(
          "instrument", "has no response rule; GET /v1/instruments shows which have one");
    }
    return new OutcomeRules(
        direction, response, instrument.remission(), instrument.smallestImportantChange());
  }

  /** The response rule in words. */
  public String text() {
    String side = direction == Direction.HIGHER_IS_WORSE ? "below" : "above";
    return "at least " + response.text() + " " + side + " baseline";
  }
}
