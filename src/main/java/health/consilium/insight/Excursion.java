package health.consilium.insight;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How often a vital sign passed its threshold: a count, and no advice.
 *
 * @param sign its id among the instruments
 * @param rule what counts as an excursion
 * @param evaluable courses in which the sign was taken
 * @param missing the others that were enrolled
 * @param courses those with an excursion, among the evaluable
 * @param sessions those on whose day there was an excursion, among all on whose day the sign was
 *     taken
 * @param days those with an excursion, among all days on which the sign was taken; several days of
 *     one patient are alike, so the interval is rather too narrow
 */
public record Excursion(
    @Schema(examples = "BP") String sign,
    @Schema(examples = "systolic at least 180 or diastolic at least 110 mm[Hg]") String rule,
    int evaluable,
    int missing,
    Rate courses,
    Rate sessions,
    Rate days) {}
