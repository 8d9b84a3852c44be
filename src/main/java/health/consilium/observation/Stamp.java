package health.consilium.observation;

import java.time.Instant;

/**
 * Which version of a record something is, and who sent it.
 *
 * @param at to the microsecond, as the database keeps it
 * @param by the client
 */
record Stamp(int version, Instant at, String by) {}
