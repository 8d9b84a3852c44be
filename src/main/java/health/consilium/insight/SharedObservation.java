package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An outcome of one patient somewhere in the network. Every patient is in one row at most.
 *
 * @param release number of the release that shared it
 * @param doseBand of the first session; absent where it is not told
 * @param ageBand in years: a decade, or wider where the group would be too small; absent where it
 *     is not told
 * @param sex absent where it is not told
 * @param division of the clinic, or the region that it lies in (northeast, midwest, south, west);
 *     absent where it is not told
 * @param daysSinceFirstDose 1, 7 or 28: the time that was aimed at
 * @param instrument by which the outcome is told
 * @param value the score
 * @param change from the baseline
 */
public record SharedObservation(
    int release,
    Indication indication,
    Drug drug,
    Route route,
    @Nullable DoseBand doseBand,
    @Schema(examples = "40-59") @Nullable String ageBand,
    @Schema(examples = "female") @Nullable String sex,
    @Schema(examples = "west") @Nullable String division,
    int daysSinceFirstDose,
    @Schema(examples = "MADRS") String instrument,
    BigDecimal value,
    BigDecimal change) {}
