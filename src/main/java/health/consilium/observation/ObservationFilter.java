package health.consilium.observation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which observations a listing shows.
 *
 * @param measure the instrument's number
 * @param effectiveFrom from this time on
 * @param effectiveTo before this time
 */
record ObservationFilter(
    Optional<UUID> course,
    Optional<Integer> measure,
    Optional<Instant> effectiveFrom,
    Optional<Instant> effectiveTo) {}
