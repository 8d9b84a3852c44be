package health.consilium.observation;

import health.consilium.platform.problem.Fault;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of the lines of a batch; each is counted once.
 *
 * @param created how many were stored
 * @param duplicate how many were stored before, by this batch too
 * @param conflicting how many name an id under which another observation is stored
 * @param rejected how many others cannot be stored
 * @param errors of the first 1,000 conflicting and rejected lines, what is wrong and where
 */
public record BatchSummary(
    @Schema(minimum = "0") int created,
    @Schema(minimum = "0") int duplicate,
    @Schema(minimum = "0") int conflicting,
    @Schema(minimum = "0") int rejected,
    List<Fault> errors) {}
