package health.consilium.observation;

import health.consilium.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How an instrument judges one patient, from a baseline and a follow-up in thousandths. Integers
 * only, so that exactly half of the baseline is always a response. The table {@code outcome_rule}
 * says the same to the database.
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

  public boolean isResponse(int baseline, int followUp) {
    return response.reachedBy(improvement(baseline, followUp), baseline);
  }

  public boolean isRemission(int followUp) {
    return remission != null && remission.holds(followUp);
  }

  public boolean isImproved(int baseline, int followUp) {
    return smallestImportant != null
        && smallestImportant.reachedBy(improvement(baseline, followUp), baseline);
  }

  public boolean isWorse(int baseline, int followUp) {
    return smallestImportant != null
        && smallestImportant.reachedBy(-improvement(baseline, followUp), baseline);
  }

  private long improvement(int baseline, int followUp) {
    long fall = (long) baseline - followUp;
    return direction == Direction.HIGHER_IS_WORSE ? fall : -fall;
  }
}
