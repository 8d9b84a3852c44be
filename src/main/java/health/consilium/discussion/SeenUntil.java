package health.consilium.discussion;

import java.time.Instant;

/**
 * A visit to the discussions: how far somebody has read in them, as they say themselves.
 *
 * @param until everything that was shown by then is read
 */
public record SeenUntil(Instant until) {}
