package health.consilium.insight.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whoever attacks: knows the patients of one clinic at every release, all answers and how they are
 * rounded, every row and of which counted patient it is (it is of none, says the rule), that a
 * shown cell has passed the rule for the fewest patients, of a shown whole even the exact counts,
 * with how many others the own clinic was compared, that parts add up to their whole, and that
 * patients are added and none leave. Seeks the patients of all others. Written apart from the
 * service's own auditor: narrows every number by every equation until nothing changes.
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

  /** Some parts of a whole, which have so many at least, and the others. */
  private record Crowd(Sought whole, List<Sought> inside, List<Sought> outside, long least) {}

  private static final long FAR = 1_000_000;

  private final List<TestReleases.Release> releases;
  private final Collection<TestRow> rows;
  private final Policy policy;
  private final int clinic;
  private final boolean nobodyLeaves;
  private final Map<Sought, Range> known = new HashMap<>();
  private boolean narrowed;

  private Adversary(TestReleases releases, Policy policy, int clinic, boolean nobodyLeaves) {
    this.releases = releases.all();
    this.rows = releases.rows();
    this.policy = policy;
    this.clinic = clinic;
    this.nobodyLeaves = nobodyLeaves;
  }

  /** Somebody of each clinic, and somebody of none. */
  static Set<Integer> everybody(List<TestReleases.Release> releases) {
    var clinics = new TreeSet<>(releases.getLast().tally(Slice.ALL).clinics());
    clinics.add(Reader.OUTSIDE);
    return clinics;
  }

  /** What one of them can say of the others' patients. */
  static Map<Sought, Range> solve(TestReleases releases, Policy policy, int clinic) {
    return new Adversary(releases, policy, clinic, true).solve();
  }

  /** The same by somebody who knows that patients may leave, and so cannot add up over time. */
  static Map<Sought, Range> solveWhereSomeLeave(TestReleases releases, Policy policy, int clinic) {
    return new Adversary(releases, policy, clinic, false).solve();
  }

  /**
   * How many others who are counted there have such an outcome, and rows that tell what is asked.
   */
  static long inRows(
      Collection<TestRow> rows,
      TestReleases.Release release,
      int clinic,
      Outcome outcome,
      Predicate<TestRow> tell) {
    return rows.stream()
        .filter(row -> row.patient().clinic() != clinic && tell.test(row))
        .filter(row -> release.counted().contains(row.patient().number()))
        .mapToInt(row -> outcome.of(row.patient().count()))
        .sum();
  }

  private void read() {
    for (int release = 0; release < releases.size(); release++) {
      for (var slice : Slice.all()) {
        for (var outcome : Outcome.values()) {
          var sought = new Sought(release, slice, outcome);
          long rows = inRows(release, outcome, row -> row.tells(slice));
          known.put(sought, told(sought, rows));
        }
      }
      compare(release);
    }
  }

  private long inRows(int release, Outcome outcome, Predicate<TestRow> tell) {
    return inRows(rows, releases.get(release), clinic, outcome, tell);
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

  /** What a cell says by itself, so many of whose patients are in rows. */
  private Range told(Sought sought, long rows) {
    var release = releases.get(sought.release());
    var outcome = sought.outcome();
    if (!(release.verdicts().get(sought.slice()) instanceof Verdict.Fresh(var value))) {
      return new Range(rows, FAR);
    }
    var tally = release.tally(sought.slice());
    int own = outcome.of(tally.of(clinic));
    if (sought.slice().equals(Slice.ALL)) {
      int others = outcome.of(tally.total()) - own;
      return new Range(others, others);
    }
    return switch (outcome) {
      case RESPONDER -> around(value.responders(), own);
      case OTHER -> new Range(Math.max(policy.patients(), rows), FAR);
      case EVALUABLE -> around(value.evaluable(), own);
    };
  }

  private Range around(int rounded, int own) {
    int error = policy.step() / 2;
    return new Range(Math.max(policy.patients(), rounded - error - own), rounded + error - own);
  }

  private Map<Sought, Range> solve() {
    read();
    var sums =
        IntStream.range(0, releases.size()).boxed().flatMap(at -> sums(at).stream()).toList();
    var crowds =
        IntStream.range(0, releases.size()).boxed().flatMap(at -> crowds(at).stream()).toList();
    do {
      narrowed = false;
      sums.forEach(this::add);
      crowds.forEach(this::count);
      if (nobodyLeaves) {
        IntStream.range(1, releases.size()).forEach(this::nobodyLeaves);
      }
    } while (narrowed);
    return known;
  }

  /** What rows tell of several categories together, such as a region. */
  private List<Crowd> crowds(int release) {
    var crowds = new ArrayList<Crowd>();
    for (var by : Dimension.values()) {
      var unions = rows.stream().map(row -> row.categories(by)).distinct().toList();
      for (var union : unions) {
        for (var outcome : Outcome.values()) {
          long least = inRows(release, outcome, row -> union.containsAll(row.categories(by)));
          var parts =
              Slice.row(by).stream()
                  .collect(
                      Collectors.partitioningBy(
                          slice -> union.contains(slice.category()),
                          Collectors.mapping(
                              slice -> new Sought(release, slice, outcome), Collectors.toList())));
          crowds.add(
              new Crowd(
                  new Sought(release, Slice.ALL, outcome),
                  parts.getOrDefault(true, List.of()),
                  parts.getOrDefault(false, List.of()),
                  least));
        }
      }
    }
    return crowds;
  }

  private void count(Crowd crowd) {
    var inside = crowd.inside().stream().map(this::said).reduce(new Range(0, 0), Range::plus);
    for (var part : crowd.inside()) {
      narrow(part, new Range(crowd.least() - (inside.high() - said(part).high()), FAR));
    }
    long most = said(crowd.whole()).high() - Math.max(crowd.least(), inside.low());
    var outside = crowd.outside().stream().map(this::said).reduce(new Range(0, 0), Range::plus);
    for (var part : crowd.outside()) {
      narrow(part, new Range(0, most - (outside.low() - said(part).low())));
    }
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
