package health.consilium.insight;

import org.jspecify.annotations.Nullable;

/** Counts one arm's courses by their outcome. */
final class Tally {
  private final OutcomeRules rules;
  private int enrolled;
  private int evaluable;
  private int responders;
  private int remitted;
  private int improved;
  private int worse;

  Tally(OutcomeRules rules) {
    this.rules = rules;
  }

  /** Adds courses that share a baseline and a follow-up, in thousandths; null where missing. */
  void add(@Nullable Integer baseline, @Nullable Integer followUp, int courses) {
    enrolled += courses;
    if (baseline == null || baseline == 0 || followUp == null) {
      return;
    }
    evaluable += courses;
    responders += rules.isResponse(baseline, followUp) ? courses : 0;
    remitted += rules.isRemission(followUp) ? courses : 0;
    improved += rules.isImproved(baseline, followUp) ? courses : 0;
    worse += rules.isWorse(baseline, followUp) ? courses : 0;
  }

  Arm arm(ArmLabel label) {
    var observed = Rate.of(responders, evaluable);
    return new Arm(
        label.drug(),
        label.route(),
        label.failedTrials(),
        enrolled,
        evaluable,
        enrolled - evaluable,
        responders,
        observed.proportion(),
        observed.interval(),
        rules.remission() == null ? null : Rate.of(remitted, evaluable),
        rules.smallestImportant() == null ? null : Rate.of(improved, evaluable),
        rules.smallestImportant() == null ? null : Rate.of(worse, evaluable),
        Rate.of(responders, enrolled));
  }
}
