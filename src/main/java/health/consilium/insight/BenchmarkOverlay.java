package health.consilium.insight;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A published study with the caller's own patients and the network's laid over it.
 *
 * @param benchmark the study
 * @param instrument by which outcomes are judged
 * @param at when, an ISO 8601 duration after the first dose, or end-of-induction
 * @param rule what counts as a response, in both
 * @param release the latest, of which the network's counts are; absent where there is none
 * @param arms those of the study
 * @param caveats what to keep in mind when comparing with it
 */
public record BenchmarkOverlay(
    @Schema(examples = "murrough-2013") String benchmark,
    @Schema(examples = "MADRS") String instrument,
    @Schema(examples = "PT24H") String at,
    @Schema(examples = "at least 50 % below baseline") String rule,
    @Nullable Release release,
    List<OverlayArm> arms,
    List<String> caveats) {}
