package health.consilium.observation;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Which adverse events a listing shows.
 *
 * @param term its number
 * @param updatedSince posted or changed at this time or later
 */
record AdverseEventFilter(
    Optional<UUID> course,
    Optional<UUID> session,
    Optional<Integer> term,
    Optional<Instant> updatedSince) {}
