package health.consilium.insight;

import health.consilium.access.Callers;
import health.consilium.access.Deed;
import health.consilium.observation.Instrument;
import health.consilium.observation.OutcomeRules;
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
  private final Benchmarks benchmarks;

  Insights(
      Callers callers,
      OutcomeCounts outcomes,
      TrajectoryCounts trajectories,
      Benchmarks benchmarks) {
    this.callers = callers;
    this.outcomes = outcomes;
    this.trajectories = trajectories;
    this.benchmarks = benchmarks;
  }

  /** How many of the caller's own patients responded: live, whole and unsuppressed. */
  @Transactional
  ResponseReport ownResponse(ResponseQuestion question) {
    var rules = OutcomeRules.of(question.instrument());
    var arms =
        outcomes.of(callers.enterClinic(Deed.read("response")), question).stream()
            .map(each -> each.arm(ArmLabel.of(question.comparedBy(), each.arm()), rules))
            .toList();
    return new ResponseReport(
        question.instrument().id(), question.at(), rules.text(), arms, Comparison.among(arms));
  }

  /** What the caller's own patients scored from day to day: live, whole and unsuppressed. */
  @Transactional
  TrajectoryReport ownTrajectory(Instrument scale, Cohort cohort) {
    var clinic = callers.enterClinic(Deed.read("trajectory"));
    return trajectories.of(clinic, scale, cohort).report(scale);
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
