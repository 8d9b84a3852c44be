package health.consilium.insight.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * Whoever attacks: knows the patients of one clinic at every release, all answers and how they are
 * rounded, that a shown cell has passed the rule for the fewest patients, of a shown whole even the
 * exact counts, with how many others the own clinic was compared, that parts add up to their whole,
 * and that patients are added and none leave. Seeks the patients of all others. Written apart from
 * the service's own auditor: narrows every number by every equation until nothing changes.
 */
final class Adversary {
  enum Outcome {
    RESPONDER,
    OTHER,
    EVALUABLE;

    int of(Count count) {
      return switch (this) {
        case RESPONDER -> count.responders();
        case OTHER -> count.others();
        case EVALUABLE -> count.evaluable();
      };
    }
  }

  /** A number that is sought: the others' patients in one cell at one release, by outcome. */
  record Sought(int release, Slice slice, Outcome outcome) {}

  /** A whole and its parts. */
  private record Sum(Sought whole, List<Sought> parts) {}

  private static final long FAR = 1_000_000;

  private final List<TestReleases.Release> releases;
  private final Policy policy;
  private final int clinic;
  private final Map<Sought, Range> known = new HashMap<>();
  private boolean narrowed;

  private Adversary(List<TestReleases.Release> releases, Policy policy, int clinic) {
    this.releases = releases;
    this.policy = policy;
    this.clinic = clinic;
  }

  /** Somebody of each clinic, and somebody of none. */
  static Set<Integer> everybody(List<TestReleases.Release> releases) {
    var clinics = new TreeSet<>(releases.getLast().tally(Slice.ALL).clinics());
    clinics.add(Reader.OUTSIDE);
    return clinics;
  }

  /** What one of them can say of the others' patients. */
  static Map<Sought, Range> solve(TestReleases releases, Policy policy, int clinic) {
    var adversary = new Adversary(releases.all(), policy, clinic);
    adversary.read();
    adversary.solve();
    return adversary.known;
  }

  private void read() {
    for (int release = 0; release < releases.size(); release++) {
      for (var slice : Slice.all()) {
        for (var outcome : Outcome.values()) {
          known.put(new Sought(release, slice, outcome), told(release, slice, outcome));
        }
      }
      compare(release);
    }
  }

  /**
   * What the own quarter says of all others: so many clinics have at least, or at most, a share.
   */
  private void compare(int release) {
    var at = releases.get(release);
    if (!(at.standings().get(clinic) instanceof Standing.Told(int quarter, _))) {
      return;
    }
    var all = at.tally(Slice.ALL);
    var own = all.of(clinic);
    int others =
        (int)
                all.byClinic().values().stream()
                    .filter(count -> count.evaluable() >= policy.patients())
                    .count()
            - 1;
    int atLeast = quarter == 4 ? 0 : others * (4 - quarter) / 4 + 1;
    int atMost = -Math.floorDiv(-others * (quarter - 1), 4);
    narrow(
        new Sought(release, Slice.ALL, Outcome.RESPONDER),
        new Range((long) atLeast * share(own.responders(), own), FAR));
    narrow(
        new Sought(release, Slice.ALL, Outcome.OTHER),
        new Range((long) atMost * share(own.others(), own), FAR));
  }

  /** The fewest of the smallest clinic's patients that are at least such a share. */
  private int share(int some, Count of) {
    return -Math.floorDiv(-policy.patients() * some, of.evaluable());
  }

  private Range told(int release, Slice slice, Outcome outcome) {
    if (!(releases.get(release).verdicts().get(slice) instanceof Verdict.Fresh(var value))) {
      return new Range(0, FAR);
    }
    var tally = releases.get(release).tally(slice);
    int own = outcome.of(tally.of(clinic));
    if (slice.equals(Slice.ALL)) {
      int others = outcome.of(tally.total()) - own;
      return new Range(others, others);
    }
    return switch (outcome) {
      case RESPONDER -> around(value.responders(), own);
      case OTHER -> new Range(policy.patients(), FAR);
      case EVALUABLE -> around(value.evaluable(), own);
    };
  }

  private Range around(int rounded, int own) {
    int error = policy.step() / 2;
    return new Range(Math.max(policy.patients(), rounded - error - own), rounded + error - own);
  }

  private void solve() {
    var sums =
        IntStream.range(0, releases.size()).boxed().flatMap(at -> sums(at).stream()).toList();
    do {
      narrowed = false;
      sums.forEach(this::add);
      IntStream.range(1, releases.size()).forEach(this::nobodyLeaves);
    } while (narrowed);
  }

  private static List<Sum> sums(int release) {
    var sums = new ArrayList<Sum>();
    for (var slice : Slice.all()) {
      var parts =
          List.of(
              new Sought(release, slice, Outcome.RESPONDER),
              new Sought(release, slice, Outcome.OTHER));
      sums.add(new Sum(new Sought(release, slice, Outcome.EVALUABLE), parts));
    }
    for (var outcome : Outcome.values()) {
      for (var by : Dimension.values()) {
        var parts =
            Slice.row(by).stream().map(slice -> new Sought(release, slice, outcome)).toList();
        sums.add(new Sum(new Sought(release, Slice.ALL, outcome), parts));
      }
    }
    return sums;
  }

  private void add(Sum sum) {
    var parts = sum.parts().stream().map(this::said).reduce(new Range(0, 0), Range::plus);
    narrow(sum.whole(), parts);
    for (var part : sum.parts()) {
      var mine = said(part);
      var beside = new Range(parts.low() - mine.low(), parts.high() - mine.high());
      narrow(part, said(sum.whole()).minus(beside));
    }
  }

  private void nobodyLeaves(int release) {
    for (var slice : Slice.all()) {
      for (var outcome : Outcome.values()) {
        var before = new Sought(release - 1, slice, outcome);
        var after = new Sought(release, slice, outcome);
        narrow(after, new Range(said(before).low(), FAR));
        narrow(before, new Range(0, said(after).high()));
      }
    }
  }

  private Range said(Sought sought) {
    return Objects.requireNonNull(known.get(sought));
  }

  private void narrow(Sought sought, Range by) {
    var before = said(sought);
    var after = before.and(by);
    if (!after.equals(before)) {
      known.put(sought, after);
      narrowed = true;
    }
  }
}
