package health.consilium.insight;

import health.consilium.observation.Drug;
import health.consilium.observation.Indication;
import health.consilium.observation.Instrument;
import health.consilium.observation.OutcomeRules;
import health.consilium.observation.Route;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A published study's counts, as {@code benchmarks.json} holds them. */
record Trial(
    String id,
    String title,
    BenchmarkSource source,
    @Nullable String design,
    Indication indication,
    Route route,
    String instrument,
    String at,
    List<TrialArm> arms,
    List<String> caveats) {

  /** The counts of one arm; what the report does not say is absent. */
  record TrialArm(
      Drug drug,
      @Nullable Integer enrolled,
      int evaluable,
      int responders,
      @Nullable Integer remission,
      @Nullable Integer worse) {

    Arm arm() {
      var response = Rate.of(responders, evaluable);
      return new Arm(
          drug,
          null,
          null,
          enrolled,
          evaluable,
          enrolled == null ? null : enrolled - evaluable,
          responders,
          response.proportion(),
          response.interval(),
          rate(remission),
          null,
          rate(worse),
          null);
    }

    private @Nullable Rate rate(@Nullable Integer count) {
      return count == null ? null : Rate.of(count, evaluable);
    }
  }

  /** With the statistics that its counts come to. */
  Benchmark benchmark(Instrument judgedBy) {
    var computed = arms.stream().map(TrialArm::arm).toList();
    return new Benchmark(
        id,
        title,
        source,
        design,
        indication,
        route,
        instrument,
        at,
        OutcomeRules.of(judgedBy).text(),
        computed,
        Comparison.among(computed),
        caveats);
  }
}
