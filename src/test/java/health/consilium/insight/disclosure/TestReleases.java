package health.consilium.insight.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One table through several releases, as the network computes and everybody reads them. */
final class TestReleases {
  /** What was so and what was told of it. */
  record Release(Map<Slice, Tally> truth, Map<Slice, Verdict> verdicts) {
    Tally tally(Slice slice) {
      return truth.getOrDefault(slice, Tally.EMPTY);
    }

    boolean tells(Slice slice) {
      return verdicts.get(slice) instanceof Verdict.Fresh;
    }
  }

  private final Policy policy;
  private final List<Release> releases = new ArrayList<>();
  private final Map<Slice, Past> memory = new HashMap<>();

  TestReleases(Policy policy) {
    this.policy = policy;
  }

  /** One more release, of the patients that there are now. */
  Map<Slice, Verdict> release(TestNetwork network) {
    var truth = network.tallies();
    var findings = Examination.of(new Table(truth, memory), policy);
    memory.putAll(findings.memory());
    releases.add(new Release(truth, findings.verdicts()));
    return findings.verdicts();
  }

  List<Release> all() {
    return releases;
  }
}
