package health.consilium.insight.disclosure;

import health.consilium.observation.AgeBand;
import health.consilium.observation.Sex;
import org.jspecify.annotations.Nullable;

/**
 * By what a patient could be recognised, beside the treatment: as a clinic posts it.
 *
 * @param dose number of the first dose's band; 0 where no session was told
 */
public record Traits(AgeBand ageBand, Sex sex, Division division, int dose) {
  @Nullable Integer knownDose() {
    return dose == 0 ? null : dose;
  }
}
