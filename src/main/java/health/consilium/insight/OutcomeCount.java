package health.consilium.insight;

import health.consilium.observation.OutcomeRules;

/**
 * Courses of one arm, counted by their outcome at one time point by one instrument.
 *
 * @param arm number of the column compared by; 0 where nothing is compared
 * @param enrolled all
 * @param evaluable those with a follow-up and a baseline above 0; the others are counted among them
 */
record OutcomeCount(
    int arm, int enrolled, int evaluable, int responders, int remitted, int improved, int worse) {

  Arm arm(ArmLabel label, OutcomeRules rules) {
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
