package health.consilium.insight.disclosure;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Somebody who reads every release, knows the rules, counts the patients of one clinic exactly, and
 * takes it that patients are added and never leave: what is the most that can be said of each cell?
 */
final class Reader {
  /** A clinic that nobody has, for whoever reads without having patients. */
  static final int OUTSIDE = -1;

  private final Table table;
  private final Policy policy;
  private final int clinic;

  Reader(Table table, Policy policy, int clinic) {
    this.table = table;
    this.policy = policy;
    this.clinic = clinic;
  }

  /**
   * The narrowest bounds of the present counts of the cells that do not tell them, in the cells'
   * order.
   *
   * @param fresh the cells that do
   */
  Map<Slice, Box> bounds(Set<Slice> fresh) {
    var all = all(fresh);
    var bounds = new LinkedHashMap<Slice, Box>();
    bounds.put(Slice.ALL, all);
    for (var by : Dimension.values()) {
      Slice.row(by)
          .forEach(
              slice ->
                  bounds.put(slice, all.minus(beside(slice, by, fresh)).and(told(slice, fresh))));
    }
    bounds.keySet().removeAll(fresh);
    return bounds;
  }

  /** All patients, by themselves and by every row that they are the sum of. */
  private Box all(Set<Slice> fresh) {
    return Stream.of(Dimension.values())
        .map(by -> sum(Slice.row(by).stream(), fresh))
        .reduce(told(Slice.ALL, fresh), Box::and);
  }

  private Box beside(Slice slice, Dimension by, Set<Slice> fresh) {
    return sum(Slice.row(by).stream().filter(other -> !other.equals(slice)), fresh);
  }

  private Box sum(Stream<Slice> slices, Set<Slice> fresh) {
    return slices.map(slice -> told(slice, fresh)).reduce(Box.NOBODY, Box::plus);
  }

  /** What a cell says by itself. */
  private Box told(Slice slice, Set<Slice> fresh) {
    var tally = table.tally(slice);
    var least = Box.from(tally.of(clinic)).and(Box.from(remembered(slice)));
    return fresh.contains(slice)
        ? least.and(published(Shown.of(tally.total(), policy), tally))
        : least;
  }

  /** That it is shown tells too: it has passed the rule for the fewest patients. */
  private Box published(Shown shown, Tally tally) {
    var own = tally.of(clinic);
    var fewest = new Count(policy.patients(), policy.patients());
    return Box.of(shown, policy).and(Box.from(own.plus(fewest)));
  }

  /** The fewest that there must be by an earlier release; never more than there are. */
  private Count remembered(Slice slice) {
    var past = table.past(slice);
    if (past == null || past.shown() == null) {
      return Count.NONE;
    }
    var then = published(past.shown(), past.examined()).least();
    var since = table.tally(slice).of(clinic).minus(past.examined().of(clinic));
    var now = table.tally(slice).total();
    var least = then.plus(since);
    return new Count(
        Math.min(now.responders(), least.responders()), Math.min(now.others(), least.others()));
  }
}
