package health.consilium.insight;

import health.consilium.observation.Indication;
import health.consilium.observation.Instrument;
import health.consilium.observation.TimePoint;
import health.consilium.platform.json.WireNames;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A published study, with statistics computed from its published counts.
 *
 * @param instrument by which outcomes were judged
 * @param at when, an ISO 8601 duration after the first dose, or end-of-induction
 * @param rule what counted as a response
 * @param source where the counts were published
 * @param caveats what to keep in mind when comparing with it
 */
public record Benchmark(
    @Schema(examples = "murrough-2013") String id,
    String title,
    BenchmarkSource source,
    @Nullable String design,
    Indication indication,
    String instrument,
    String at,
    String rule,
    List<Arm> arms,
    List<Comparison> comparisons,
    List<String> caveats) {

  /**
   * The question of which this is one answer, of all who were treated for its indication, by drug.
   * None where its time is not one of ours.
   */
  Optional<ResponseQuestion> question(Instrument judgedBy) {
    return WireNames.find(TimePoint.class, at)
        .map(
            time ->
                new ResponseQuestion(
                    judgedBy,
                    time,
                    Cohort.with(indication),
                    Period.always(),
                    Optional.of(ComparedBy.DRUG)));
  }
}
