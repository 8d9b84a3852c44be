package health.consilium.insight.disclosure;

import health.consilium.observation.AgeBand;
import health.consilium.observation.Sex;

/** By what a patient could be recognised, beside the treatment: as a clinic posts it. */
public record Traits(AgeBand ageBand, Sex sex, Division division) {}
