package health.consilium.insight.disclosure;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Applies the rules to one table, in this order: who is too few, of too few clinics or mostly of
 * one; what has changed too little; and, as long as a {@link Reader} could say too much of a cell
 * that does not tell its present value, one cell more that does not tell it either.
 */
public final class Examination {
  /**
   * What a release does with each cell, and what is kept of it until the next.
   *
   * @param memory of the cells whose memory changes
   */
  public record Findings(Map<Slice, Verdict> verdicts, Map<Slice, Past> memory) {}

  private final Table table;
  private final Policy policy;
  private final Map<Slice, Reason> hidden = new HashMap<>();
  private final Set<Slice> fresh = new LinkedHashSet<>();

  private Examination(Table table, Policy policy) {
    this.table = table;
    this.policy = policy;
  }

  public static Findings of(Table table, Policy policy) {
    var examination = new Examination(table, policy);
    examination.judgeEach();
    examination.protect();
    return examination.findings();
  }

  private void judgeEach() {
    for (var slice : Slice.all()) {
      reason(slice).ifPresentOrElse(reason -> hidden.put(slice, reason), () -> fresh.add(slice));
    }
  }

  private Optional<Reason> reason(Slice slice) {
    var tally = table.tally(slice);
    if (!tally.withoutAnyClinic(count -> count.reaches(policy.patients()))) {
      return Optional.of(Reason.MIN_PATIENTS);
    }
    if (tally.clinics().size() < policy.clinics()) {
      return Optional.of(Reason.MIN_CLINICS);
    }
    if (tally.dominance() > policy.dominance()) {
      return Optional.of(Reason.DOMINANCE);
    }
    return hasChanged(slice, tally) ? Optional.empty() : Optional.of(Reason.DELTA);
  }

  private boolean hasChanged(Slice slice, Tally tally) {
    var past = table.past(slice);
    if (past == null) {
      return true;
    }
    return past.shown() == null
        ? tally.changedSince(past.examined(), change -> change.reaches(policy.change()))
        : tally.changedSince(past.examined(), change -> change.differsBy(policy.change()));
  }

  /**
   * Withholds until no reader can say too much: reader by reader, and once more from the first
   * where anything was withheld, until all have been heard without.
   *
   * @throws IllegalStateException when nothing is left to withhold: the table contradicts itself
   */
  private void protect() {
    var readers =
        IntStream.concat(
                IntStream.of(Reader.OUTSIDE),
                table.clinics().stream().mapToInt(clinic -> clinic).sorted())
            .toArray();
    boolean withheld;
    do {
      withheld = false;
      for (int reader : readers) {
        withheld |= withholdFrom(reader);
      }
    } while (withheld);
  }

  /** Whether anything had to be withheld, so that this reader cannot say too much. */
  private boolean withholdFrom(int reader) {
    boolean withheld = false;
    for (var exposed = exposedTo(reader); exposed.isPresent(); exposed = exposedTo(reader)) {
      if (!fresh.remove(telling(exposed.get()))) {
        throw new IllegalStateException("a hidden cell could be computed, and nothing tells it");
      }
      withheld = true;
    }
    return withheld;
  }

  /**
   * A cell of which that reader could say too much. Categories are told anew together with all
   * patients only: beside an older count of these, what is known of how many there are from another
   * table would narrow what is left of a row.
   */
  private Optional<Slice> exposedTo(int clinic) {
    if (!fresh.contains(Slice.ALL)) {
      fresh.clear();
    }
    if (fresh.isEmpty()) {
      return Optional.empty();
    }
    return new Reader(table, policy, clinic)
        .bounds(fresh).entrySet().stream()
            .filter(
                said -> !said.getValue().isWide(policy.width()) || leavesFew(said.getKey(), clinic))
            .map(Map.Entry::getKey)
            .findFirst();
  }

  /** Whether what is left of a row, which is all patients less its fresh cells, is too few. */
  private boolean leavesFew(Slice slice, int clinic) {
    if (slice.by() == null || policy.width() == 0 || !fresh.contains(Slice.ALL)) {
      return false;
    }
    var told = row(slice.by()).map(each -> others(each, clinic)).reduce(Count.NONE, Count::plus);
    return !others(Slice.ALL, clinic).minus(told).reaches(policy.patients());
  }

  private Count others(Slice slice, int clinic) {
    var tally = table.tally(slice);
    return tally.total().minus(tally.of(clinic));
  }

  /** The smallest fresh cell that says something of it. */
  private Slice telling(Slice exposed) {
    var row = exposed.by() == null ? Stream.<Slice>empty() : row(exposed.by());
    return row.min(smallest()).orElseGet(this::behind);
  }

  /** What says something of a whole row: all patients, or a row that adds up to them. */
  private Slice behind() {
    return fresh.contains(Slice.ALL) ? Slice.ALL : wholeRow().min(smallest()).orElse(Slice.ALL);
  }

  private Stream<Slice> row(Dimension by) {
    return Slice.row(by).stream().filter(fresh::contains);
  }

  /** A row that adds up to all patients. */
  private Stream<Slice> wholeRow() {
    return Stream.of(Dimension.values())
        .map(Slice::row)
        .filter(fresh::containsAll)
        .findFirst()
        .map(List::stream)
        .orElseGet(Stream::empty);
  }

  private Comparator<Slice> smallest() {
    return Comparator.<Slice>comparingInt(slice -> table.tally(slice).total().evaluable())
        .thenComparingInt(Slice::category);
  }

  private Findings findings() {
    var verdicts = new LinkedHashMap<Slice, Verdict>();
    var memory = new HashMap<Slice, Past>();
    for (var slice : Slice.all()) {
      var verdict = verdict(slice);
      verdicts.put(slice, verdict);
      memory(slice, verdict).ifPresent(past -> memory.put(slice, past));
    }
    return new Findings(verdicts, memory);
  }

  private Verdict verdict(Slice slice) {
    if (fresh.contains(slice)) {
      return new Verdict.Fresh(Shown.of(table.tally(slice).total(), policy));
    }
    var told = table.told(slice);
    return told != null
        ? new Verdict.Standing(told)
        : new Verdict.Hidden(hidden.getOrDefault(slice, Reason.COMPLEMENTARY));
  }

  /**
   * What is kept where it changes. Whoever waits for change is compared with what was there when
   * the waiting began, else a slowly growing cell would wait for ever.
   */
  private Optional<Past> memory(Slice slice, Verdict verdict) {
    var now = table.tally(slice);
    return switch (verdict) {
      case Verdict.Fresh(var value) -> Optional.of(new Past(value, now));
      case Verdict.Standing _ -> Optional.empty();
      case Verdict.Hidden(var reason) ->
          reason == Reason.DELTA || (reason == Reason.COMPLEMENTARY && table.isExamined(slice))
              ? Optional.empty()
              : Optional.of(new Past(null, now));
    };
  }
}
