package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import java.time.Instant;
import java.util.Optional;

/**
 * Which courses are counted.
 *
 * @param startedFrom first dose at this time or later
 * @param startedTo first dose before this time
 */
record Cohort(
    Optional<Indication> indication,
    Optional<Drug> drug,
    Optional<Route> route,
    Optional<Integer> failedTrials,
    Optional<Instant> startedFrom,
    Optional<Instant> startedTo) {}
