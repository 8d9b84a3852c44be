package health.consilium.insight;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Scores over time.
 *
 * @param instrument whose scores they are
 * @param enrolled all courses of the cohort
 * @param days those on which any course has a value, in their order
 */
public record TrajectoryReport(
    @Schema(examples = "MADRS") String instrument, int enrolled, List<TrajectoryDay> days) {}
