package health.consilium.observation;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What follows from an observation and its course; never advice.
 *
 * @param baseline of the same instrument: the last value in the seven days up to the first dose;
 *     told after the first dose
 * @param changeFromBaseline this value less the baseline
 * @param response whether the instrument counts it as a response; absent where it has no rule or
 *     the baseline is 0
 * @param remission whether the instrument counts it as remission; absent where it has no rule
 * @param excursion whether a vital sign passed a threshold; absent where none is watched
 */
@Schema(name = "DerivedFacts")
public record Derived(
    @Schema(examples = "30") @Nullable BigDecimal baseline,
    @Schema(examples = "-16") @Nullable BigDecimal changeFromBaseline,
    @Nullable Boolean response,
    @Nullable Boolean remission,
    @Nullable Boolean excursion) {}
