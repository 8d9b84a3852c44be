package health.consilium.insight;

import java.util.List;

/**
 * What went wrong, in sessions and in courses.
 *
 * @param any adverse events of any term
 * @param serious those that are serious
 * @param terms those that happened, the most frequent first
 */
public record AdverseEventReport(EventRate any, EventRate serious, List<TermRate> terms) {}
