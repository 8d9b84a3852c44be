package health.consilium.insight;

import health.consilium.access.ClinicNumber;
import health.consilium.observation.Instrument;
import health.consilium.observation.Instruments;
import health.consilium.observation.TimePoint;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Lays a clinic's own patients and the network's latest release over published studies. */
@Singleton
class BenchmarkOverlays {
  private static final Optional<UUID> LATEST = Optional.empty();

  private final OutcomeCounts outcomes;
  private final ReleaseReading releases;
  private final Instruments instruments;

  BenchmarkOverlays(OutcomeCounts outcomes, ReleaseReading releases, Instruments instruments) {
    this.outcomes = outcomes;
    this.releases = releases;
    this.instruments = instruments;
  }

  BenchmarkOverlay of(Benchmark study, ClinicNumber clinic) {
    var scale = instruments.named(study.instrument()).orElseThrow();
    var latest = releases.find(LATEST);
    var at = study.time();
    var own = at.map(time -> own(study, scale, time, clinic)).orElse(List.of());
    var arms = new ArrayList<OverlayArm>();
    for (var arm : study.arms()) {
      var cell =
          at.flatMap(time -> latest.flatMap(release -> network(release, study, scale, time, arm)));
      arms.add(OverlayArm.of(arm, own, cell));
    }
    return new BenchmarkOverlay(
        study.id(),
        study.instrument(),
        study.at(),
        study.rule(),
        latest.orElse(null),
        arms,
        study.caveats());
  }

  private List<Arm> own(Benchmark study, Instrument scale, TimePoint at, ClinicNumber clinic) {
    var cohort = Cohort.with(study.indication(), study.route());
    return outcomes.arms(
        clinic,
        new ResponseQuestion(scale, at, cohort, Period.always(), Optional.of(ComparedBy.DRUG)));
  }

  /** The cell that anybody may read of it. */
  private Optional<ReleasedCell> network(
      Release release, Benchmark study, Instrument scale, TimePoint at, Arm arm) {
    return Optional.ofNullable(arm.drug())
        .map(drug -> new Treatment(study.indication(), drug, study.route()))
        .map(treatment -> new ReleaseQuestion(scale, at, treatment, ReleaseQuestion.Group.ALL))
        .flatMap(question -> releases.cell(Optional.of(release.id()), question))
        .map(ReleaseReading.Answer::cell);
  }
}
