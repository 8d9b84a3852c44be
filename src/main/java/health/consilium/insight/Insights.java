package health.consilium.insight;

import health.consilium.access.Callers;
import health.consilium.access.Deed;
import health.consilium.observation.Instrument;
import health.consilium.observation.Instruments;
import health.consilium.observation.OutcomeRules;
import health.consilium.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** The door to what observations come to. */
@ApplicationScoped
public class Insights {
  private final Callers callers;
  private final OutcomeCounts outcomes;
  private final TrajectoryCounts trajectories;
  private final SafetyCounts safety;
  private final Benchmarks benchmarks;
  private final BenchmarkOverlays overlays;
  private final ReleaseReading releases;
  private final Instruments instruments;

  Insights(
      Callers callers,
      OutcomeCounts outcomes,
      TrajectoryCounts trajectories,
      SafetyCounts safety,
      Benchmarks benchmarks,
      BenchmarkOverlays overlays,
      ReleaseReading releases,
      Instruments instruments) {
    this.callers = callers;
    this.outcomes = outcomes;
    this.trajectories = trajectories;
    this.safety = safety;
    this.benchmarks = benchmarks;
    this.overlays = overlays;
    this.releases = releases;
    this.instruments = instruments;
  }

  /** How many of the caller's own patients responded: live, whole and unsuppressed. */
  @Transactional
  ResponseReport ownResponse(ResponseQuestion question) {
    var rules = OutcomeRules.of(question.instrument());
    var arms = outcomes.arms(callers.enterClinic(Deed.read("response")), question);
    return new ResponseReport(
        question.instrument().id(), question.at(), rules.text(), arms, Comparison.among(arms));
  }

  /** What the caller's own patients scored from day to day: live, whole and unsuppressed. */
  @Transactional
  TrajectoryReport ownTrajectory(Instrument scale, Cohort cohort) {
    var clinic = callers.enterClinic(Deed.read("trajectory"));
    return trajectories.of(clinic, scale, cohort).report(scale);
  }

  /** What went wrong with the caller's own patients, and whose vital signs passed a threshold. */
  @Transactional
  SafetyReport ownSafety(Cohort cohort) {
    return safety.of(callers.enterClinic(Deed.read("safety")), cohort);
  }

  /**
   * A published trial, and the caller's own patients and the network's beside it.
   *
   * @throws Refusal 404
   */
  @Transactional
  BenchmarkOverlay overlay(String id) {
    var clinic = callers.enterClinic(Deed.read("response"));
    var study = benchmark(id).orElseThrow(() -> Refusal.notFound("benchmark"));
    return overlays.of(study, clinic);
  }

  /**
   * What the latest release tells of a cell, or why it does not, to somebody who has entered and
   * may read insights; none before the first release, or of an instrument that is on no menu.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<ReleasedResponse> latest(MenuCell cell) {
    return instruments
        .named(cell.instrument())
        .filter(each -> each.response() != null)
        .map(cell::question)
        .flatMap(
            question ->
                releases
                    .cell(Optional.empty(), question)
                    .map(answer -> ReleasedResponse.of(question, answer)));
  }

  /** Published trials to compare with. */
  public List<Benchmark> benchmarks() {
    return benchmarks.all();
  }

  /** The published trial of that id. */
  public Optional<Benchmark> benchmark(String id) {
    return benchmarks.all().stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
