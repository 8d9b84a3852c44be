package health.consilium.insight;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A published study with the caller's own patients laid over it.
 *
 * @param benchmark the study
 * @param rule what counts as a response, in both
 * @param arms those of the study
 * @param caveats what to keep in mind when comparing with it
 */
public record BenchmarkOverlay(
    @Schema(examples = "murrough-2013") String benchmark,
    @Schema(examples = "MADRS") String instrument,
    @Schema(examples = "PT24H") String at,
    @Schema(examples = "at least 50 % below baseline") String rule,
    List<OverlayArm> arms,
    List<String> caveats) {

  static BenchmarkOverlay of(Benchmark study, List<Arm> own) {
    return new BenchmarkOverlay(
        study.id(),
        study.instrument(),
        study.at(),
        study.rule(),
        study.arms().stream().map(arm -> OverlayArm.of(arm, own)).toList(),
        study.caveats());
  }
}
