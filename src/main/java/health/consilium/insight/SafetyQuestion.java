package health.consilium.insight;

import health.consilium.observation.AdverseEventTerm;

/** A table of the menu of adverse events. */
record SafetyQuestion(AdverseEventTerm term, Treatment treatment) {
  ReleaseKey key() {
    return ReleaseKey.of(term, treatment);
  }
}
