package health.consilium.insight.disclosure;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The patients of one cell, by their clinic's number. No two clinics' patients are the same. */
public final class Tally {
  public static final Tally EMPTY = new Tally(Map.of());

  private final Map<Integer, Count> byClinic;

  /** Summed once: every reader asks for it. */
  private final Count total;

  /**
   * A tally of those counts.
   *
   * @param byClinic no clinic without patients
   */
  public Tally(Map<Integer, Count> byClinic) {
    this.byClinic = Map.copyOf(byClinic);
    this.total = byClinic.values().stream().reduce(Count.NONE, Count::plus);
  }

  public Map<Integer, Count> byClinic() {
    return byClinic;
  }

  public Count total() {
    return total;
  }

  Count of(int clinic) {
    return byClinic.getOrDefault(clinic, Count.NONE);
  }

  Set<Integer> clinics() {
    return byClinic.keySet();
  }

  /** The share of the largest clinic, in percent; 0 without patients. */
  double dominance() {
    int largest = byClinic.values().stream().mapToInt(Count::evaluable).max().orElse(0);
    return largest == 0 ? 0 : 100.0 * largest / total().evaluable();
  }

  /** Whether it holds for all patients, and for those left when any one clinic's are taken away. */
  boolean withoutAnyClinic(Predicate<Count> condition) {
    var all = total();
    return condition.test(all)
        && byClinic.values().stream().allMatch(own -> condition.test(all.minus(own)));
  }

  /**
   * Whether it holds for what has come since, in the eyes of everybody: each clinic knows its own
   * changes and takes them away.
   */
  boolean changedSince(Tally earlier, Predicate<Count> condition) {
    var change = total().minus(earlier.total());
    var everybody = new HashSet<>(clinics());
    everybody.addAll(earlier.clinics());
    return condition.test(change)
        && everybody.stream()
            .map(clinic -> change.minus(of(clinic).minus(earlier.of(clinic))))
            .allMatch(condition);
  }
}
