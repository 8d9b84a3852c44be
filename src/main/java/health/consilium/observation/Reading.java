package health.consilium.observation;

import org.jspecify.annotations.Nullable;

/**
 * A value as it is stored: in thousandths of the instrument's unit.
 *
 * @param first the value, or the first of two components
 * @param second the second component, if the instrument has one
 */
record Reading(int first, @Nullable Integer second) {}
