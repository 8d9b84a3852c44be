package health.consilium.insight.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * What a shared row tells of a patient's traits.
 *
 * @param ageBand in years, such as 40-49 or 60+; absent where it is not told
 * @param sex absent where it is not told
 * @param division a census division, or the region that it lies in; absent where it is not told
 * @param dose number of the first dose's band; absent where it is not told
 */
public record Group(
    @Nullable String ageBand,
    @Nullable String sex,
    @Nullable String division,
    @Nullable Integer dose) {}
