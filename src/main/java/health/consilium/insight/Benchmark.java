package health.consilium.insight;

import health.consilium.observation.Indication;
import health.consilium.observation.Route;
import health.consilium.observation.TimePoint;
import health.consilium.platform.json.WireNames;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A published study, with statistics computed from its published counts.
 *
 * @param id which study it is
 * @param title of the publication
 * @param design how it was done; absent where the source does not say
 * @param arms the groups that were compared
 * @param comparisons every arm with every later one
 * @param route by which all of its arms were treated
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
    Route route,
    String instrument,
    String at,
    String rule,
    List<Arm> arms,
    List<Comparison> comparisons,
    List<String> caveats) {

  /** When its outcomes were judged; none where its time is not one of ours. */
  Optional<TimePoint> time() {
    return WireNames.find(TimePoint.class, at);
  }
}
