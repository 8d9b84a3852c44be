package health.consilium.insight;

import java.util.List;

/**
 * What went with treatment.
 *
 * @param enrolled all courses of the cohort
 * @param events adverse events that were told
 * @param excursions one for each vital sign that is watched
 */
public record SafetyReport(int enrolled, AdverseEventReport events, List<Excursion> excursions) {}
