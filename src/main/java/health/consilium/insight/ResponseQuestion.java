package health.consilium.insight;

import health.consilium.observation.Instrument;
import health.consilium.observation.TimePoint;
import java.util.Optional;

/**
 * What is asked about responses: by which instrument, when, of whom, compared by what.
 *
 * @param started when the first dose was
 */
record ResponseQuestion(
    Instrument instrument,
    TimePoint at,
    Cohort cohort,
    Period started,
    Optional<ComparedBy> comparedBy) {}
