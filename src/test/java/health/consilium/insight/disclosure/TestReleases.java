package health.consilium.insight.disclosure;

import health.consilium.insight.disclosure.TestNetwork.Patient;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** One table through several releases, as the network computes and everybody reads them. */
final class TestReleases {
  /** What is wrong with how releases are made, to see that the rule is needed. */
  enum Flaw {
    NONE,
    /** Each clinic is told where it stands whether the count of all patients is fresh or not. */
    RANKED_ALWAYS,
    /** Rows are of all patients, and so of those who are counted. */
    ROWS_OF_THE_COUNTED,
    /** Who is in rows and who is counted is drawn anew for each release. */
    DRAWN_ANEW,
    /** Whoever gets another subject is on that one's side. */
    MOVED_FREELY
  }

  /**
   * What was so and what was told of it: to everybody, and to each clinic alone.
   *
   * @param counted the numbers of the patients
   */
  record Release(
      Set<Integer> counted,
      Map<Slice, Tally> truth,
      Map<Slice, Verdict> verdicts,
      Map<Integer, Standing> standings) {
    Tally tally(Slice slice) {
      return truth.getOrDefault(slice, Tally.EMPTY);
    }

    boolean tells(Slice slice) {
      return verdicts.get(slice) instanceof Verdict.Fresh;
    }

    /** Not since it waits for change, nor since another cell needs it. */
    boolean isHiddenForItself(Slice slice) {
      return verdicts.get(slice) instanceof Verdict.Hidden(var reason)
          && reason != Reason.DELTA
          && reason != Reason.COMPLEMENTARY;
    }
  }

  private final Policy policy;
  private final Flaw flaw;
  private final List<Release> releases = new ArrayList<>();
  private final Map<Slice, Past> memory = new HashMap<>();
  private final Map<Integer, TestRow> rows = new HashMap<>();

  TestReleases(Policy policy) {
    this(policy, Flaw.NONE);
  }

  TestReleases(Policy policy, Flaw flaw) {
    this.policy = policy;
    this.flaw = flaw;
  }

  /** One more release, of the patients that there are now. */
  Map<Slice, Verdict> release(TestNetwork network) {
    var inRows = inRows(network.patients());
    share(inRows);
    var counted = counted(network.patients(), inRows);
    var truth = TestNetwork.tallies(counted);
    var findings = Examination.of(new Table(truth, memory), policy);
    memory.putAll(findings.memory());
    var numbers = counted.stream().map(Patient::number).collect(Collectors.toSet());
    releases.add(new Release(numbers, truth, findings.verdicts(), standings(truth, findings)));
    return findings.verdicts();
  }

  private Set<Patient> counted(Collection<Patient> patients, Set<Patient> inRows) {
    var counted = new HashSet<>(patients);
    switch (flaw) {
      case ROWS_OF_THE_COUNTED -> {}
      case MOVED_FREELY, DRAWN_ANEW -> counted.removeAll(inRows);
      case NONE, RANKED_ALWAYS ->
          counted.removeIf(patient -> patient.moved() || inRows.contains(patient));
    }
    return counted;
  }

  private Set<Patient> inRows(Collection<Patient> patients) {
    var drawn = new Random(releases.size());
    return patients.stream()
        .filter(
            patient ->
                switch (flaw) {
                  case ROWS_OF_THE_COUNTED -> true;
                  case DRAWN_ANEW -> drawn.nextInt(8) == 0;
                  case MOVED_FREELY -> patient.inRows();
                  case NONE, RANKED_ALWAYS -> patient.inRows() && !patient.moved();
                })
        .collect(Collectors.toSet());
  }

  /** Rows of all who find a group, once and for ever. */
  private void share(Set<Patient> patients) {
    var kinds = new HashMap<Traits, Map<Integer, Integer>>();
    var candidates = patients.stream().filter(each -> !rows.containsKey(each.number())).toList();
    for (var patient : candidates) {
      kinds
          .computeIfAbsent(TestRow.traits(patient), _ -> new HashMap<>())
          .merge(patient.clinic(), 1, Integer::sum);
    }
    var groups = Crowds.of(kinds, policy);
    for (var patient : candidates) {
      var group = groups.get(TestRow.traits(patient));
      if (group != null) {
        rows.put(patient.number(), new TestRow(patient, group));
      }
    }
  }

  private Map<Integer, Standing> standings(Map<Slice, Tally> truth, Examination.Findings findings) {
    if (flaw == Flaw.RANKED_ALWAYS || findings.verdicts().get(Slice.ALL) instanceof Verdict.Fresh) {
      return Ranking.of(truth.getOrDefault(Slice.ALL, Tally.EMPTY), policy);
    }
    return releases.isEmpty() ? Map.of() : releases.getLast().standings();
  }

  List<Release> all() {
    return releases;
  }

  /** All rows that were ever told, whether they were taken out since or not. */
  Collection<TestRow> rows() {
    return rows.values();
  }

  /** The same counts, with no clinic told where it stands. */
  TestReleases withoutStandings() {
    var untold = new TestReleases(policy);
    releases.stream()
        .map(each -> new Release(each.counted(), each.truth(), each.verdicts(), Map.of()))
        .forEach(untold.releases::add);
    untold.rows.putAll(rows);
    return untold;
  }
}
