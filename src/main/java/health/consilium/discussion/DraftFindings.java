package health.consilium.discussion;

import java.util.List;

/**
 * What the screening finds in a draft.
 *
 * @param findings in the order of the text; empty when it would be shown as it is
 */
public record DraftFindings(List<DraftFinding> findings) {}
