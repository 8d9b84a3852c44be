package health.consilium.insight;

import health.consilium.access.Callers;
import health.consilium.access.Deed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The door to what observations come to. */
@ApplicationScoped
public class Insights {
  private final Callers callers;
  private final OutcomeGroups groups;
  private final Benchmarks benchmarks;

  Insights(Callers callers, OutcomeGroups groups, Benchmarks benchmarks) {
    this.callers = callers;
    this.groups = groups;
    this.benchmarks = benchmarks;
  }

  /** How many of the caller's own patients responded: live, whole and unsuppressed. */
  @Transactional
  ResponseReport ownResponse(ResponseQuestion question) {
    var rules = OutcomeRules.of(question.instrument());
    var tallies = new TreeMap<Integer, Tally>();
    if (question.comparedBy().isEmpty()) {
      tallies.put(0, new Tally(rules));
    }
    for (var group : groups.of(callers.enterClinic(Deed.read("response")), question)) {
      tallies
          .computeIfAbsent(group.arm(), arm -> new Tally(rules))
          .add(group.baseline(), group.followUp(), group.courses());
    }
    var arms =
        tallies.entrySet().stream()
            .map(each -> each.getValue().arm(ArmLabel.of(question.comparedBy(), each.getKey())))
            .toList();
    return new ResponseReport(
        question.instrument().id(), question.at(), rules.text(), arms, Comparison.among(arms));
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
