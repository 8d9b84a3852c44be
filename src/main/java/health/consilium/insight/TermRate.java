package health.consilium.insight;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How often adverse events of one term happened, whatever was thought to have caused them.
 *
 * @param term of the list of adverse event terms
 * @param sessions in which one did, among all: several of one patient are alike, so the interval is
 *     rather too narrow
 * @param courses in which one did, in a session or not, among all that were enrolled
 */
public record TermRate(
    @Schema(examples = "dissociation") String term, Rate sessions, Rate courses) {}
