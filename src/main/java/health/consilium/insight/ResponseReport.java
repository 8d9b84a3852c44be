package health.consilium.insight;

import health.consilium.observation.TimePoint;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How many patients responded.
 *
 * @param rule what counts as a response
 * @param arms one for each value compared by, or one for all patients
 * @param comparisons every arm with every later one
 */
public record ResponseReport(
    @Schema(examples = "MADRS") String instrument,
    TimePoint at,
    @Schema(examples = "at least 50 % below baseline") String rule,
    List<Arm> arms,
    List<Comparison> comparisons) {}
