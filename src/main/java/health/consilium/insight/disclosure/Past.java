package health.consilium.insight.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * What is kept of a cell between two releases.
 *
 * @param shown what the last release told; absent where it was hidden
 * @param examined whose patients they were when it was told, or when it last could not be
 */
public record Past(@Nullable Shown shown, Tally examined) {}
