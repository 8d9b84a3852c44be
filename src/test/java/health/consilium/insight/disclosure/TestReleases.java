package health.consilium.insight.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One table through several releases, as the network computes and everybody reads them. */
final class TestReleases {
  /** What was so and what was told of it: to everybody, and to each clinic alone. */
  record Release(
      Map<Slice, Tally> truth, Map<Slice, Verdict> verdicts, Map<Integer, Standing> standings) {
    Tally tally(Slice slice) {
      return truth.getOrDefault(slice, Tally.EMPTY);
    }

    boolean tells(Slice slice) {
      return verdicts.get(slice) instanceof Verdict.Fresh;
    }
  }

  private final Policy policy;
  private final boolean carelessRanking;
  private final List<Release> releases = new ArrayList<>();
  private final Map<Slice, Past> memory = new HashMap<>();

  TestReleases(Policy policy) {
    this(policy, false);
  }

  private TestReleases(Policy policy, boolean carelessRanking) {
    this.policy = policy;
    this.carelessRanking = carelessRanking;
  }

  /** Told of every table in every release, whether its count of all patients is fresh or not. */
  static TestReleases withCarelessRanking(Policy policy) {
    return new TestReleases(policy, true);
  }

  /** One more release, of the patients that there are now. */
  Map<Slice, Verdict> release(TestNetwork network) {
    var truth = network.tallies();
    var findings = Examination.of(new Table(truth, memory), policy);
    memory.putAll(findings.memory());
    releases.add(new Release(truth, findings.verdicts(), standings(truth, findings)));
    return findings.verdicts();
  }

  private Map<Integer, Standing> standings(Map<Slice, Tally> truth, Examination.Findings findings) {
    if (carelessRanking || findings.verdicts().get(Slice.ALL) instanceof Verdict.Fresh) {
      return Ranking.of(truth.getOrDefault(Slice.ALL, Tally.EMPTY), policy);
    }
    return releases.isEmpty() ? Map.of() : releases.getLast().standings();
  }

  List<Release> all() {
    return releases;
  }
}
