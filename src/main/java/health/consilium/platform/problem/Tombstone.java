package health.consilium.platform.problem;

import java.time.Instant;

/**
 * What is left of a deleted resource.
 *
 * @param deletedAt to the microsecond
 * @param deletedBy who deleted it
 */
public record Tombstone(Instant deletedAt, String deletedBy) {}
