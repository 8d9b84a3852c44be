package health.consilium.insight;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An adverse event that went with sessions of one kind of dose.
 *
 * @param term of the list of adverse event terms
 * @param dose of the session: mg/kg, or mg where the weight does not matter
 * @param cases patients in one of whose sessions it happened
 * @param clinics that these are of
 * @param sessions in which it happened, among all of that drug, route and dose
 */
public record SafetySignal(
    @Schema(examples = "dissociation") String term,
    DoseBand dose,
    int cases,
    int clinics,
    Rate sessions) {}
