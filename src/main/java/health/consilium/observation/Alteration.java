package health.consilium.observation;

import java.time.Instant;

/**
 * Why, when and by whom something stored is changed or retracted.
 *
 * @param at to the microsecond, as the database keeps it
 * @param by the client
 */
record Alteration(ChangeReason reason, Instant at, String by) {}
